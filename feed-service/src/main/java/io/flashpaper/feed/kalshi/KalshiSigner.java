// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.Map;

/**
 * Signs requests as Kalshi asks for: time in milliseconds, method and path without query, with
 * RSA-PSS (SHA-256, salt of 32 bytes) or Ed25519, whichever the key is. The key never leaves.
 */
public final class KalshiSigner {
  private static final PSSParameterSpec PSS =
      new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

  private final String keyId;
  private final PrivateKey key;

  KalshiSigner(String keyId, PrivateKey key) {
    this.keyId = keyId;
    this.key = key;
  }

  /**
   * A signer with the key of a PEM file.
   *
   * @throws IllegalArgumentException if the file holds no RSA or Ed25519 key
   */
  public static KalshiSigner of(String keyId, Path privateKeyFile) {
    return new KalshiSigner(keyId, PrivateKeyFile.read(privateKeyFile));
  }

  /** The headers of a GET request. */
  public Map<String, String> headers(URI uri, long timeMs) {
    String time = Long.toString(timeMs);
    return Map.of(
        "KALSHI-ACCESS-KEY", keyId,
        "KALSHI-ACCESS-TIMESTAMP", time,
        "KALSHI-ACCESS-SIGNATURE", sign(time + "GET" + uri.getPath()));
  }

  private String sign(String message) {
    try {
      Signature signature;
      if (key instanceof RSAKey) {
        signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(PSS);
      } else {
        signature = Signature.getInstance("Ed25519");
      }
      signature.initSign(key);
      signature.update(message.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the Kalshi key cannot sign", e);
    }
  }

  @Override
  public String toString() {
    return "KalshiSigner[" + key.getAlgorithm() + "]";
  }
}
