// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.protection;

import io.flashpaper.model.Money;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What protects an account. Each stops entries only: nothing here ever prevents an exit.
 *
 * @param exposure the most dollars at stake
 * @param maxOpenPositions the most trades open at a time, those awaiting settlement and entries on
 *     their way included
 * @param dailyLoss no entry until the next day of UTC once the trades closed on a day of tape time
 *     have lost so much
 * @param drawdown no entry once closed trades fell so far below their peak
 * @param lossStreak no entry after so many losses
 */
public record Protections(
    Exposure exposure,
    OptionalInt maxOpenPositions,
    Optional<Money> dailyLoss,
    Optional<Drawdown> drawdown,
    Optional<LossStreak> lossStreak) {
  /** None of them. */
  public static final Protections NONE =
      new Protections(
          Exposure.UNLIMITED,
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /**
   * Checks the amounts.
   *
   * @throws IllegalArgumentException naming what is wrong and what would be right
   */
  public Protections {
    if (maxOpenPositions.orElse(1) < 1) {
      throw new IllegalArgumentException(
          "protections.max-open-positions is %d: give a whole number from 1, or pause the account"
              .formatted(maxOpenPositions.getAsInt()));
    }
    dailyLoss.ifPresent(loss -> requirePositive("daily-loss", loss));
  }

  private static void requirePositive(String setting, Money limit) {
    if (!limit.isPositive()) {
      throw new IllegalArgumentException(
          "protections.%s is %s: give dollars above 0, or leave it out".formatted(setting, limit));
    }
  }

  /**
   * The most dollars at stake: what open trades cost and have not brought back, fees included, with
   * the most that entries on their way may take. One that awaits its settlement is still at stake.
   *
   * @param account in the whole account
   * @param series in one series, such as {@code KXBTC15M}
   * @param market in one market
   */
  public record Exposure(Optional<Money> account, Optional<Money> series, Optional<Money> market) {
    /** No limit. */
    public static final Exposure UNLIMITED =
        new Exposure(Optional.empty(), Optional.empty(), Optional.empty());

    /** Checks the amounts. */
    public Exposure {
      account.ifPresent(limit -> requirePositive("max-exposure", limit));
      series.ifPresent(limit -> requirePositive("max-series-exposure", limit));
      market.ifPresent(limit -> requirePositive("max-market-exposure", limit));
    }
  }

  /**
   * How far closed trades may fall below their peak.
   *
   * @param ppm the share of the peak of initial cash and closed trades' results, in millionths
   * @param pause for how long; empty until the account is resumed
   */
  public record Drawdown(long ppm, Optional<Duration> pause) {
    /** Checks the share and the pause. */
    public Drawdown {
      if (ppm <= 0 || ppm > 1_000_000) {
        throw new IllegalArgumentException(
            "protections.drawdown.percent is %d.%04d: give a share above 0 and up to 100"
                .formatted(ppm / 10_000, Math.abs(ppm % 10_000)));
      }
      pause.ifPresent(span -> requireLong("drawdown.pause", span));
    }
  }

  /**
   * How many trades may lose one after the other.
   *
   * @param losses so many losses in a row
   * @param within all of them closed within this span
   * @param pause no entry for so long
   * @param scope whose losses count, and who pauses
   */
  public record LossStreak(int losses, Duration within, Duration pause, Scope scope) {
    /** More would have to be remembered than an account's state should hold. */
    public static final int MOST = 100;

    /** Whose losses count. */
    public enum Scope {
      /** All of the account's; the account pauses. */
      ACCOUNT,
      /** Those of one strategy instance; it pauses. */
      INSTANCE
    }

    /** Checks the number and the spans. */
    public LossStreak {
      if (losses < 1 || losses > MOST) {
        throw new IllegalArgumentException(
            "protections.loss-streak.losses is %d: give a whole number from 1 to %d"
                .formatted(losses, MOST));
      }
      requireLong("loss-streak.within", within);
      requireLong("loss-streak.pause", pause);
    }
  }

  private static void requireLong(String setting, Duration span) {
    if (!span.isPositive()) {
      throw new IllegalArgumentException(
          "protections.%s is %s: give a span above 0, such as 30m".formatted(setting, span));
    }
  }

  /** Whether a protection is configured that pauses. */
  public boolean has(Protection protection) {
    return switch (protection) {
      case DAILY_LOSS -> dailyLoss.isPresent();
      case DRAWDOWN -> drawdown.isPresent();
      case LOSS_STREAK -> lossStreak.isPresent();
    };
  }
}
