// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Signs requests as Kalshi asks for: time in milliseconds, method and path without query, with
 * RSA-PSS (SHA-256, salt of 32 bytes) or Ed25519, whichever the key is. The key never leaves.
 */
public final class KalshiSigner {
  private static final PSSParameterSpec PSS =
      new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

  private final String keyId;
  private final PrivateKey key;
  private final LongSupplier offsetMs;

  private KalshiSigner(String keyId, PrivateKey key, LongSupplier offsetMs) {
    this.keyId = keyId;
    this.key = key;
    this.offsetMs = offsetMs;
  }

  /**
   * A signer that trusts the clock it is given.
   *
   * @throws IllegalArgumentException if the key cannot sign in the way Kalshi asks for
   */
  static KalshiSigner of(String keyId, PrivateKey key) {
    KalshiSigner signer = new KalshiSigner(keyId, key, () -> 0);
    try {
      signer.signature("a trial");
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "the private key cannot sign (%s): it must be an Ed25519 key, or an RSA key of at least"
                  .formatted(e.getClass().getSimpleName())
              + " 2048 bits",
          e);
    }
    return signer;
  }

  /** The same signer on the venue's clock: its stamps are so many milliseconds later than ours. */
  KalshiSigner withOffset(LongSupplier nextOffsetMs) {
    return new KalshiSigner(keyId, key, nextOffsetMs);
  }

  /**
   * The headers of a GET request.
   *
   * @param timeMs our own time; the venue's clock is allowed for
   */
  public Map<String, String> headers(URI uri, long timeMs) {
    String time = Long.toString(timeMs + offsetMs.getAsLong());
    return Map.of(
        "KALSHI-ACCESS-KEY", keyId,
        "KALSHI-ACCESS-TIMESTAMP", time,
        "KALSHI-ACCESS-SIGNATURE", sign(time + "GET" + uri.getPath()));
  }

  private String sign(String message) {
    try {
      return Base64.getEncoder().encodeToString(signature(message));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the Kalshi key cannot sign", e);
    }
  }

  private byte[] signature(String message) throws GeneralSecurityException {
    Signature signature;
    if (key instanceof RSAKey) {
      signature = Signature.getInstance("RSASSA-PSS");
      signature.setParameter(PSS);
    } else {
      signature = Signature.getInstance("Ed25519");
    }
    signature.initSign(key);
    signature.update(message.getBytes(StandardCharsets.UTF_8));
    return signature.sign();
  }

  @Override
  public String toString() {
    return "KalshiSigner[" + key.getAlgorithm() + "]";
  }
}
