// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code GET /api/v1/trades} answers, in its order. */
public record TradesView(List<Trade> trades) {
  /** A missing list is an empty one. */
  public TradesView(@Nullable List<Trade> trades) {
    this.trades = trades == null ? List.of() : List.copyOf(trades);
  }

  /** One round trip. */
  public record Trade(
      @Nullable String id,
      @Nullable String account,
      @Nullable String instance,
      @Nullable String strategy,
      @Nullable String market,
      @Nullable String side,
      @Nullable String status,
      @Nullable BigDecimal quantity,
      @Nullable BigDecimal entryPrice,
      @Nullable BigDecimal exitPrice,
      @Nullable String exitReason,
      @Nullable BigDecimal fees,
      @Nullable BigDecimal pnl,
      @Nullable Instant openedAt,
      @Nullable Instant closedAt) {}
}
