// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.session;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code GET /api/v1/accounts/NAME/equity} answers: what an account was worth after each
 * closed trade, at few points.
 *
 * @param trades how many closed trades it is of
 */
public record EquityView(
    String account, @Nullable BigDecimal initialCash, long trades, List<Point> points) {
  /** A missing list is an empty one. */
  public EquityView(
      String account, @Nullable BigDecimal initialCash, long trades, @Nullable List<Point> points) {
    this.account = account;
    this.initialCash = initialCash;
    this.trades = trades;
    this.points = points == null ? List.of() : List.copyOf(points);
  }

  /** What it was worth when a trade had closed. */
  public record Point(Instant time, BigDecimal equity) {}
}
