// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of a file that grows. */
public final class Checksum {
  private static final int CHUNK_BYTES = 128 << 10;

  private final MessageDigest digest = sha256();

  /** Of the first bytes of a file, or of all if it is shorter. */
  public static Checksum of(Path file, long bytes) throws IOException {
    Checksum checksum = new Checksum();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] chunk = new byte[CHUNK_BYTES];
      for (long rest = bytes; rest > 0; ) {
        int read = in.read(chunk, 0, (int) Math.min(chunk.length, rest));
        if (read < 0) {
          break;
        }
        checksum.digest.update(chunk, 0, read);
        rest -= read;
      }
    }
    return checksum;
  }

  /** Adds what was written. */
  public void add(byte[] bytes) {
    digest.update(bytes);
  }

  /** The checksum so far, in hexadecimal. */
  public String hex() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this JVM cannot copy a SHA-256", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
