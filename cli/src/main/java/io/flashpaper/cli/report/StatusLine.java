// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import io.flashpaper.cli.report.StatusView.Account;
import io.flashpaper.cli.report.StatusView.Index;
import io.flashpaper.cli.report.StatusView.Market;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The running stack in one line. */
public final class StatusLine {
  private static final String QUARTER_HOUR_SUFFIX = "15M";
  private static final Duration HOUR = Duration.ofHours(1);

  private StatusLine() {}

  /**
   * Such as {@code [ 60s] BTC: $76,494.99 (4ex, +0.051%) | WS | 15m: 0.48/0.50 | 1h: N/A | P&L:
   * $+0.00 (0, 0.0% WR, 0 flash)}.
   *
   * @param worldSeconds how long the run has been going, in the world's time
   */
  public static String of(long worldSeconds, StatusView status) {
    return String.format(
        Locale.ROOT,
        "[%5ds] BTC: %s | %s | 15m: %s | 1h: %s | P&L: %s%s",
        worldSeconds,
        index(status.index()),
        status.feedMode(),
        quote(status, StatusLine::isQuarterHour),
        quote(status, market -> !isQuarterHour(market)),
        result(status),
        status
            .silence()
            .map(silence -> " | tape silent for " + silence.toSeconds() + " s")
            .orElse(""));
  }

  private static String index(@Nullable Index index) {
    if (index == null) {
      return "N/A (0ex, N/A)";
    }
    return "%s (%dex, %s)"
        .formatted(
            Figures.dollars(index.price()),
            index.venuesUsed(),
            Figures.signedPercent(index.momentum60sPercent()));
  }

  private static String quote(StatusView status, Predicate<Market> leg) {
    return current(status, leg)
        .filter(market -> market.yesBid() != null || market.yesAsk() != null)
        .map(market -> side(market.yesBid()) + "/" + side(market.yesAsk()))
        .orElse(Figures.MISSING);
  }

  private static String side(@Nullable BigDecimal price) {
    return price == null ? "-" : Figures.price(price);
  }

  /** The open market that closes first, and of those that close together the nearest strike. */
  private static Optional<Market> current(StatusView status, Predicate<Market> leg) {
    Instant now = status.time().orElse(Instant.EPOCH);
    return status.markets().stream()
        .filter(leg)
        .filter(market -> "OPEN".equalsIgnoreCase(market.status()))
        .filter(market -> closesWithinTheHour(market, now))
        .min(
            Comparator.comparing(StatusLine::closeTime)
                .thenComparing(market -> distance(market, status)));
  }

  private static boolean closesWithinTheHour(Market market, Instant now) {
    Instant close = closeTime(market);
    return close.isAfter(now) && !close.isAfter(now.plus(HOUR));
  }

  private static Instant closeTime(Market market) {
    return Objects.requireNonNullElse(market.closeTime(), Instant.MAX);
  }

  private static BigDecimal distance(Market market, StatusView status) {
    Index index = status.index();
    return index == null || index.price() == null || market.strike() == null
        ? BigDecimal.ZERO
        : market.strike().subtract(index.price()).abs();
  }

  private static boolean isQuarterHour(Market market) {
    return market.series() != null && market.series().endsWith(QUARTER_HOUR_SUFFIX);
  }

  private static String result(StatusView status) {
    List<Account> accounts = status.accounts();
    BigDecimal pnl =
        accounts.stream()
            .map(Account::tradePnl)
            .filter(Objects::nonNull)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    long trades = accounts.stream().mapToLong(Account::trades).sum();
    long wins = accounts.stream().mapToLong(Account::wins).sum();
    return "%s (%d, %s WR, %d flash)"
        .formatted(
            Figures.signedDollars(pnl),
            trades,
            Figures.winRate(wins, trades),
            status.flashCrashes());
  }
}
