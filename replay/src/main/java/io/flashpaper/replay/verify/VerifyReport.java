// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.verify;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What came out of a verification.
 *
 * @param fromOffset the checkpoint's it began from; empty for the beginning of the tape
 * @param fromMs the same as tape time
 * @param toOffset the last tape event replayed
 * @param toMs the same as tape time
 * @param events replayed
 * @param tables what was compared
 * @param first difference in tape order
 * @param cause what was on the tape there
 */
public record VerifyReport(
    OptionalLong fromOffset,
    OptionalLong fromMs,
    long toOffset,
    long toMs,
    long events,
    List<TableCount> tables,
    Optional<Difference> first,
    Optional<Cause> cause) {
  private static final String TRADES = "trade";

  /** Freezes the list. */
  public VerifyReport {
    tables = List.copyOf(tables);
  }

  /** Whether everything is the same. */
  public boolean isIdentical() {
    return first.isEmpty();
  }

  /** How many trades were compared. */
  public long trades() {
    return count().rows();
  }

  /** How many of them are the same. */
  public long identicalTrades() {
    return count().identical();
  }

  private TableCount count() {
    return tables.stream()
        .filter(count -> count.table().equals(TRADES))
        .findFirst()
        .orElse(new TableCount(TRADES, 0, 0, Optional.empty()));
  }

  /**
   * The first difference of several tables in tape order; of those at one event the first given.
   */
  static Optional<Difference> first(List<TableCount> tables) {
    Optional<Difference> first = Optional.empty();
    for (TableCount table : tables) {
      if (table.first().isPresent()
          && (first.isEmpty() || table.first().get().isBefore(first.get()))) {
        first = table.first();
      }
    }
    return first;
  }
}
