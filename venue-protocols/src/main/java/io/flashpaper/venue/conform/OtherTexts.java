// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.conform;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Files that lie beside recordings and are none: told by name and by how they begin. */
final class OtherTexts {
  private static final Map<String, String> BY_NAME =
      Map.of(
          "csv", "a table, no frames",
          "tsv", "a table, no frames",
          "yaml", "a specification, no frames",
          "yml", "a specification, no frames",
          "md", "a text for people, no frames");

  private OtherTexts() {}

  /** What a file is, if it is no recording. */
  static Optional<String> kind(String fileName, String firstLine) {
    if (Envelopes.isJson(firstLine)) {
      return Optional.empty();
    }
    String name = fileName.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    return Optional.ofNullable(BY_NAME.get(name.substring(name.lastIndexOf('.') + 1)));
  }
}
