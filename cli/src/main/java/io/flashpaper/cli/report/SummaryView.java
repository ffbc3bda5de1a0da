// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code GET /api/v1/summary} says of a span of time; every part of it may be missing. */
public record SummaryView(
    @Nullable Instant from,
    @Nullable Instant to,
    long durationSeconds,
    @Nullable String mode,
    long signals,
    long trades,
    long wins,
    @Nullable BigDecimal tradePnl,
    @Nullable BigDecimal fees,
    @Nullable BigDecimal averageSize,
    long flashCrashes,
    long flashCrashesTradeable,
    long flashTrades,
    @Nullable List<Strategy> perStrategy,
    @Nullable List<Account> accounts,
    @Nullable List<Position> openPositions,
    long settledMarkets,
    long marketsSeen,
    @Nullable List<Reason> reasons) {
  /** One strategy's share. */
  public record Strategy(
      @Nullable String strategy,
      long trades,
      long wins,
      @Nullable BigDecimal tradePnl,
      @Nullable BigDecimal fees) {}

  /** One account's cash, and whether it adds up. */
  public record Account(
      @Nullable String account,
      @Nullable BigDecimal initialCash,
      @Nullable BigDecimal cash,
      @Nullable BigDecimal cashChange,
      @Nullable BigDecimal tradePnl,
      @Nullable BigDecimal openOutlay,
      @Nullable BigDecimal difference) {}

  /** A position that is still open. */
  public record Position(
      @Nullable String market,
      @Nullable String side,
      @Nullable BigDecimal quantity,
      @Nullable BigDecimal entryPrice,
      @Nullable BigDecimal outlay) {}

  /** How often a gate said no. */
  public record Reason(@Nullable String gate, long count) {}
}
