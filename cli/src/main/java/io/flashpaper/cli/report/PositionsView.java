// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code GET /api/v1/positions} answers, in its order. */
public record PositionsView(List<Position> positions) {
  /** A missing list is an empty one. */
  public PositionsView(@Nullable List<Position> positions) {
    this.positions = positions == null ? List.of() : List.copyOf(positions);
  }

  /** An open trade, and what it would bring now. */
  public record Position(@Nullable Trade trade, @Nullable BigDecimal held, @Nullable Mark mark) {}

  /** The trade. */
  public record Trade(
      @Nullable String id,
      @Nullable String account,
      @Nullable String instance,
      @Nullable String market,
      @Nullable String side,
      @Nullable String status,
      @Nullable BigDecimal entryPrice,
      @Nullable BigDecimal outlay,
      @Nullable Instant openedAt) {}

  /**
   * What its market's bids would bring.
   *
   * @param unrealised by the best bid alone, before the exit's fee
   * @param ifClosedNow the trade's result after all fees, level by level of the book
   */
  public record Mark(
      @Nullable BigDecimal bid,
      @Nullable BigDecimal value,
      @Nullable BigDecimal unrealised,
      @Nullable BigDecimal ifClosedNow,
      @Nullable Instant time) {}
}
