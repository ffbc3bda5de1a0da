// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import jakarta.inject.Singleton;

/** How far the ledger is. */
@Singleton
final class LedgerHead {
  private final Sql sql;

  LedgerHead(Sql sql) {
    this.sql = sql;
  }

  /**
   * The last tape event that is stored.
   *
   * @param tapeOffset -1 before the first
   * @param tapeTimeMs 0 before the first
   */
  record Head(long tapeOffset, long tapeTimeMs) {}

  Head now() {
    return sql.one(
            row -> new Head(row.number("tape_offset"), row.number("tape_time_ms")),
            "select tape_offset, tape_time_ms from stream_position")
        .orElse(new Head(-1, 0));
  }

  /** How many there ever were, such as {@code signal}. */
  long tally(String what) {
    return sql.count("select count from tally where what = ?", what);
  }
}
