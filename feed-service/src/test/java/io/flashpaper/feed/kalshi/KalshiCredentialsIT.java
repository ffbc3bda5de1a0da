// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys as people make them, with openssl, and as the settings give them. */
class KalshiCredentialsIT {
  private static final URI SOCKET = URI.create("wss://kalshi.example/trade-api/ws/v2");
  private static final String RSA = "genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048";

  @TempDir Path folder;

  @BeforeAll
  static void opensslIsHere() {
    boolean here = Files.isExecutable(Path.of("/usr/bin/openssl"));
    if (!here) {
      System.out.println("SKIPPED: there is no /usr/bin/openssl to make keys with");
    }
    assumeThat(here).isTrue();
  }

  private String openssl(String arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/usr/bin/openssl"));
    command.addAll(List.of(arguments.split(" ")));
    Path log = folder.resolve("openssl.log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(() -> arguments).isZero();
    return Files.readString(log);
  }

  private Path made(String kind) throws IOException, InterruptedException {
    Path key = folder.resolve("key.pem");
    switch (kind) {
      case "RSA, PKCS#8" -> openssl(RSA + " -out key.pem");
      case "RSA, PKCS#1" -> {
        openssl(RSA + " -out pkcs8.pem");
        openssl("rsa -traditional -in pkcs8.pem -out key.pem");
      }
      case "Ed25519" -> openssl("genpkey -algorithm ED25519 -out key.pem");
      default -> openssl("genpkey -quiet -algorithm RSA-PSS -out key.pem");
    }
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    return key;
  }

  private void opensslVerifies(Map<String, String> headers, boolean rsa)
      throws IOException, InterruptedException {
    openssl("pkey -in key.pem -pubout -out public.pem");
    String message = headers.get("KALSHI-ACCESS-TIMESTAMP") + "GET/trade-api/ws/v2";
    Files.writeString(folder.resolve("message"), message);
    Files.write(
        folder.resolve("signature"),
        Base64.getDecoder().decode(headers.get("KALSHI-ACCESS-SIGNATURE")));
    String pss =
        rsa
            ? " -digest sha256 -pkeyopt rsa_padding_mode:pss -pkeyopt rsa_pss_saltlen:32"
                + " -pkeyopt rsa_mgf1_md:sha256"
            : "";
    openssl("pkeyutl -verify -rawin -pubin -inkey public.pem -sigfile signature -in message" + pss);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA, PKCS#8", "RSA, PKCS#1", "Ed25519", "RSA-PSS"})
  void aKeyMadeByOpensslSignsAsOpensslVerifies(String kind)
      throws IOException, InterruptedException {
    Path key = made(kind);
    KalshiSigner fromFile =
        KalshiCredentials.signer(Optional.of("id"), Optional.empty(), Optional.of(key))
            .orElseThrow();
    opensslVerifies(fromFile.headers(SOCKET, 1_790_000_000_000L), kind.startsWith("RSA"));

    String escaped = Files.readString(key).replace("\n", "\\n");
    KalshiSigner fromSetting =
        KalshiCredentials.signer(Optional.of("id"), Optional.of(escaped), Optional.empty())
            .orElseThrow();
    opensslVerifies(fromSetting.headers(SOCKET, 1_790_000_000_000L), kind.startsWith("RSA"));
  }

  @Test
  void anEncryptedKeyIsRefusedWithTheCommandThatOpensIt() throws IOException, InterruptedException {
    openssl("genpkey -algorithm ED25519 -aes256 -pass pass:secret -out key.pem");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> signer(folder.resolve("key.pem")))
        .withMessageContaining("flashpaper.kalshi.private-key-file")
        .withMessageContaining("openssl pkey");
  }

  private static void signer(Path file) {
    KalshiCredentials.signer(Optional.of("id"), Optional.empty(), Optional.of(file));
  }

  @Test
  void aFileThatIsNotThereOrNoFileSaysWhatToDo() throws IOException {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> signer(folder.resolve("nowhere.pem")))
        .withMessageContaining("does not exist");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> signer(folder))
        .withMessageContaining("no file");
    Path binary = Files.write(folder.resolve("key.der"), new byte[] {(byte) 0x80, 0, 1});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> signer(binary))
        .withMessageContaining("holds no key");
    Path tooLong = Files.writeString(folder.resolve("long"), "x".repeat(70_000));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> signer(tooLong))
        .withMessageContaining("too long");
  }

  @Test
  void aFileThatOthersMayReadIsNoticed() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "", StandardCharsets.US_ASCII);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    assertThat(KalshiCredentials.isOpenToOthers(file)).isFalse();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(KalshiCredentials.isOpenToOthers(file)).isTrue();
  }
}
