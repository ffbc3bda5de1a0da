// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.export;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What to export.
 *
 * @param places tape files and directories of them
 * @param format what to write
 * @param out the folder for the tables, made if there is none
 * @param types the message types wanted; all if empty
 * @param from the first tape time wanted
 * @param to the tape time from which on nothing is wanted
 */
public record ExportPlan(
    List<Path> places,
    Format format,
    Path out,
    SortedSet<String> types,
    Optional<Instant> from,
    Optional<Instant> to) {
  /** What a table is written as. */
  public enum Format {
    /** Columns with types, compressed; nested values stay nested. */
    PARQUET("parquet", "FORMAT parquet, COMPRESSION zstd"),
    /** A line of text a row, with a header; nested values are JSON. */
    CSV("csv", "FORMAT csv, HEADER");

    private final String ending;
    private final String options;

    Format(String ending, String options) {
      this.ending = ending;
      this.options = options;
    }

    String ending() {
      return ending;
    }

    String options() {
      return options;
    }
  }

  boolean wants(String type) {
    return types.isEmpty() || types.contains(type);
  }

  /** The condition on tape time, as SQL. */
  String during() {
    return from.map(time -> " AND timeMs >= " + time.toEpochMilli()).orElse("")
        + to.map(time -> " AND timeMs < " + time.toEpochMilli()).orElse("");
  }
}
