// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import io.flashpaper.cli.report.StatusView.Market;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The live markets as a trader looks at them: K, spread, time to close. */
public final class MarketsText {
  private static final int TEXT_COLUMNS = 2;
  private static final List<String> DISPENSABLE =
      List.of("spread $", "data", "strike $", "to close");
  private static final String OPEN = "OPEN";

  private MarketsText() {}

  /**
   * The open markets that are quoted, the one that closes first at the top; where there is little
   * room without what matters least.
   */
  public static List<String> lines(StatusView status, int width) {
    Instant now = status.time().orElse(Instant.EPOCH);
    List<Market> open =
        status.markets().stream()
            .filter(market -> OPEN.equalsIgnoreCase(market.status()))
            .filter(market -> market.yesBid() != null || market.yesAsk() != null)
            .sorted(
                Comparator.comparing(
                    (Market market) -> Objects.requireNonNullElse(market.closeTime(), Instant.MAX)))
            .toList();
    if (open.isEmpty()) {
      return List.of("No open market is quoted. ./flashpaper feeds says why.");
    }
    TextTable table =
        new TextTable(
            TEXT_COLUMNS, "market", "data", "K $", "ask $", "spread $", "strike $", "to close");
    open.forEach(
        market ->
            table.row(
                Figures.text(market.ticker()),
                Figures.text(market.grade()),
                Figures.price(market.yesBid()),
                Figures.price(market.yesAsk()),
                Figures.price(spread(market)),
                Figures.amount(market.strike()),
                toClose(market, now)));
    return table.lines(width, DISPENSABLE);
  }

  private static @Nullable BigDecimal spread(Market market) {
    return market.yesBid() == null || market.yesAsk() == null
        ? null
        : market.yesAsk().subtract(market.yesBid());
  }

  private static String toClose(Market market, Instant now) {
    return market.closeTime() == null || market.closeTime().isBefore(now)
        ? Figures.MISSING
        : Figures.span(Duration.between(now, market.closeTime()));
  }
}
