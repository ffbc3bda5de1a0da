// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KalshiSignerTest {
  private static final URI SOCKET = URI.create("wss://kalshi.example/trade-api/ws/v2?x=1");
  private static final String MESSAGE = "1790000000000GET/trade-api/ws/v2";

  @Test
  void anRsaKeySignsWithPssAndASaltOf32Bytes() throws GeneralSecurityException {
    KeyPair pair = rsa();
    Map<String, String> headers =
        KalshiSigner.of("an-id", pair.getPrivate()).headers(SOCKET, 1_790_000_000_000L);

    assertThat(headers)
        .containsEntry("KALSHI-ACCESS-KEY", "an-id")
        .containsEntry("KALSHI-ACCESS-TIMESTAMP", "1790000000000");
    Signature check = Signature.getInstance("RSASSA-PSS");
    check.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    check.initVerify(pair.getPublic());
    check.update(MESSAGE.getBytes(StandardCharsets.UTF_8));
    assertThat(check.verify(signature(headers))).isTrue();
  }

  @Test
  void anEd25519KeySignsPlainly() throws GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    PrivateKey read = PrivateKeyPem.read(pem("PRIVATE KEY", pair.getPrivate().getEncoded()), "t");
    Map<String, String> headers = KalshiSigner.of("i", read).headers(SOCKET, 1_790_000_000_000L);

    Signature check = Signature.getInstance("Ed25519");
    check.initVerify(pair.getPublic());
    check.update(MESSAGE.getBytes(StandardCharsets.UTF_8));
    assertThat(check.verify(signature(headers))).isTrue();
  }

  @Test
  void thePkcs1FormThatKalshiHandsOutIsTheSameKey() throws GeneralSecurityException {
    PrivateKey key = rsa().getPrivate();
    byte[] pkcs8 = key.getEncoded();
    // The PKCS#1 structure is the content of PKCS#8's last octet string.
    byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);

    PrivateKey read = PrivateKeyPem.read(pem("RSA PRIVATE KEY", pkcs1), "t");
    assertThat(((RSAPrivateCrtKey) read).getPrivateExponent())
        .isEqualTo(((RSAPrivateCrtKey) key).getPrivateExponent());
    assertThat(PrivateKeyPem.read(pem("PRIVATE KEY", pkcs8), "t")).isEqualTo(read);
  }

  @Test
  void itSignsOnTheVenuesClockNotOnOurs() throws GeneralSecurityException {
    KalshiSigner signer = KalshiSigner.of("i", rsa().getPrivate()).withOffset(() -> -30_000);
    assertThat(signer.headers(SOCKET, 1_790_000_030_000L))
        .containsEntry("KALSHI-ACCESS-TIMESTAMP", "1790000000000");
  }

  @Test
  void aKeyThatCannotSignIsRefusedAtOnce() throws GeneralSecurityException {
    PrivateKey other = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KalshiSigner.of("i", other))
        .withMessageContaining("Ed25519");
  }

  @Test
  void aSignerDoesNotTellItsSecretOrItsId() throws GeneralSecurityException {
    assertThat(KalshiSigner.of("secret-id", rsa().getPrivate())).hasToString("KalshiSigner[RSA]");
  }

  private static KeyPair rsa() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static byte[] signature(Map<String, String> headers) {
    return Base64.getDecoder().decode(headers.get("KALSHI-ACCESS-SIGNATURE"));
  }

  private static String pem(String kind, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, body, kind);
  }
}
