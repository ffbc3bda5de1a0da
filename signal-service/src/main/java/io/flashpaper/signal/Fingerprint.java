// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Short names for long values: different ones for different values. */
final class Fingerprint {
  private Fingerprint() {}

  /** The beginning of the SHA-256 of a value's text, in hexadecimal. */
  static String of(Object value, int bytes) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(value.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
