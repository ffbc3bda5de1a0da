// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.Map;

/** A fresh key pair that signs handshakes as a client must. */
public final class TestKey {
  /** Its id. */
  public static final String ID = "a952bcbe-ec3b-4b5b-b8f9-11dae589608c";

  private final KeyPair pair;

  private TestKey(KeyPair pair) {
    this.pair = pair;
  }

  /** A key of {@code RSA} or {@code Ed25519}. */
  public static TestKey generate(String algorithm) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    if (algorithm.equals("RSA")) {
      generator.initialize(2048);
    }
    return new TestKey(generator.generateKeyPair());
  }

  /** The public half as PEM. */
  public String pem() {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  /** The public half in a file. */
  public Path file(Path folder) throws IOException {
    return Files.writeString(folder.resolve("public.pem"), pem());
  }

  /** What a client signs at a moment. */
  public String sign(long ms) throws GeneralSecurityException {
    Signature signature;
    if (pair.getPrivate().getAlgorithm().equals("RSA")) {
      signature = Signature.getInstance("RSASSA-PSS");
      signature.setParameter(
          new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    } else {
      signature = Signature.getInstance("Ed25519");
    }
    signature.initSign(pair.getPrivate());
    signature.update((ms + "GET/trade-api/ws/v2").getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(signature.sign());
  }

  /** The headers of a handshake. */
  public Map<String, String> headers(long ms) throws GeneralSecurityException {
    return Map.of(
        "KALSHI-ACCESS-KEY",
        ID,
        "KALSHI-ACCESS-TIMESTAMP",
        Long.toString(ms),
        "KALSHI-ACCESS-SIGNATURE",
        sign(ms));
  }
}
