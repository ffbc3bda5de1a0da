// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.kalshi;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Checks the signed headers of a WebSocket upgrade against the one registered key. */
public final class Handshake {
  /** The path that is signed. */
  public static final String PATH = "/trade-api/ws/v2";

  /** What a refused handshake is answered. */
  public static final String REFUSAL =
      "{\"error\":{\"code\":\"token_authentication_failure\","
          + "\"message\":\"token authentication failure\"}}";

  private static final long TOLERANCE_MS = 5_000;
  private static final double REAL_TOLERANCE_MS = 2_000;
  private static final int SALT_BYTES = 32;

  private final String keyId;
  private final PublicKey key;

  private Handshake(String keyId, PublicKey key) {
    this.keyId = keyId;
    this.key = key;
  }

  /**
   * Registers a key.
   *
   * @param pem a SubjectPublicKeyInfo, RSA or Ed25519
   * @throws IllegalArgumentException if it is neither
   */
  public static Handshake of(String keyId, String pem) {
    String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    try {
      X509EncodedKeySpec spec = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
      return new Handshake(keyId, publicKey(spec));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "is no PEM public key (SubjectPublicKeyInfo, RSA or Ed25519)", e);
    }
  }

  private static PublicKey publicKey(X509EncodedKeySpec spec) throws GeneralSecurityException {
    try {
      return KeyFactory.getInstance("RSA").generatePublic(spec);
    } catch (InvalidKeySpecException notRsa) {
      return KeyFactory.getInstance("Ed25519").generatePublic(spec);
    }
  }

  /** The three headers, null where missing. */
  public record Headers(
      @Nullable String key, @Nullable String timestamp, @Nullable String signature) {}

  /**
   * Whether the headers are this key's and fresh by either clock. In a fast world a stamp may be as
   * old as a client's start takes in real time.
   */
  public boolean accepts(Headers headers, long wallMs, long worldMs, double speed) {
    long worldToleranceMs = Math.max(TOLERANCE_MS, Math.round(REAL_TOLERANCE_MS * speed));
    String timestamp = headers.timestamp();
    String signature = headers.signature();
    if (timestamp == null || signature == null || !keyId.equals(headers.key())) {
      return false;
    }
    try {
      long at = Long.parseLong(timestamp);
      boolean fresh =
          Math.abs(at - wallMs) <= TOLERANCE_MS || Math.abs(at - worldMs) <= worldToleranceMs;
      return fresh && signed(timestamp + "GET" + PATH, Base64.getDecoder().decode(signature));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return false;
    }
  }

  private boolean signed(String message, byte[] signature) throws GeneralSecurityException {
    Signature verifier;
    if (key.getAlgorithm().equals("RSA")) {
      verifier = Signature.getInstance("RSASSA-PSS");
      verifier.setParameter(
          new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, SALT_BYTES, 1));
    } else {
      verifier = Signature.getInstance("Ed25519");
    }
    verifier.initVerify(key);
    verifier.update(message.getBytes(StandardCharsets.UTF_8));
    return verifier.verify(signature);
  }
}
