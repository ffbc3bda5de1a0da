// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.job;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;

/**
 * What all jobs of a sweep have in common, and what decides their results beside what they are
 * told.
 *
 * @param tapes the SHA-256 of each file
 * @param foundation settings beneath and plugins, see {@link TrialDirections#foundation}
 * @param program version and content of the program
 * @param account the account that is judged
 */
public record Basis(List<String> tapes, List<String> foundation, String program, String account) {
  /** Freezes the lists. */
  public Basis {
    tapes = List.copyOf(tapes);
    foundation = List.copyOf(foundation);
  }

  /** One digest of it all but the tapes: two programs with the same one give the same results. */
  public String digest() {
    MessageDigest digest = sha256();
    add(digest, "program", program);
    add(digest, "account", account);
    foundation.forEach(line -> add(digest, "foundation", line));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The id of a job: the same for the same content, whoever asks, wherever and whenever. */
  String jobId(SortedMap<String, String> settings, long fromMs, long untilMs) {
    MessageDigest digest = sha256();
    add(digest, "basis", digest());
    tapes.forEach(tape -> add(digest, "tape", tape));
    settings.forEach((key, value) -> add(digest, key, value));
    add(digest, "from", Long.toString(fromMs));
    add(digest, "until", Long.toString(untilMs));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String name, String value) {
    for (String part : List.of(name, value)) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
      digest.update(bytes);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
