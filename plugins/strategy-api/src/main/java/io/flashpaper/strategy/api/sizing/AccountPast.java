// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.api.sizing;

import io.flashpaper.model.Money;
import java.util.List;

/**
 * What an account has been through when a size is asked for. Trades that are still open or wait for
 * their settlement count nowhere. A net result of exactly $0 is a loss, or is not counted at all,
 * as the account is configured.
 *
 * @param wins trades that won, at least 0
 * @param losses trades that lost, at least 0
 * @param streak wins in a row since the last loss, from 0 to {@code wins}
 * @param last how the last counted trade ended
 * @param recent net results of the last trades after all fees, oldest first, {@link #MOST_RECENT}
 *     at most; those of $0 among them
 * @param initialCash what the account began with, above $0
 * @param cash what it has now and no order on its way may take; may be $0 or below
 * @param atStake what its open trades and its orders on their way have cost or may cost, fees
 *     included
 * @param drawdown how far the sum of all net results is below its highest so far, at least $0
 */
public record AccountPast(
    long wins,
    long losses,
    long streak,
    LastOutcome last,
    List<Money> recent,
    Money initialCash,
    Money cash,
    Money atStake,
    Money drawdown) {
  /** How many results {@link #recent} holds at most. */
  public static final int MOST_RECENT = 20;

  private static final long MILLION = 1_000_000;

  /**
   * Freezes the list and checks the counts.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public AccountPast {
    recent = List.copyOf(recent);
    if (wins < 0 || losses < 0 || streak < 0 || streak > wins) {
      throw new IllegalArgumentException(
          "wins, losses and streak are at least 0 and the streak at most the wins, but they are %d, %d and %d"
              .formatted(wins, losses, streak));
    }
    if (recent.size() > MOST_RECENT || drawdown.isNegative()) {
      throw new IllegalArgumentException(
          "at most %d results are recent and a drawdown is never negative, but there are %d and it is %s"
              .formatted(MOST_RECENT, recent.size(), drawdown));
    }
  }

  /** The past of an account that has not traded yet. */
  public static AccountPast opened(Money initialCash) {
    return new AccountPast(
        0, 0, 0, LastOutcome.NONE, List.of(), initialCash, initialCash, Money.ZERO, Money.ZERO);
  }

  /** How many trades were counted. */
  public long trades() {
    return wins + losses;
  }

  /** The share of counted trades that won in millionths, rounded down; 0 before the first one. */
  public long winRatePpm() {
    return trades() == 0 ? 0 : wins * MILLION / trades();
  }

  /** What the account is worth, open trades at their cost: {@code cash} and {@code atStake}. */
  public Money equity() {
    return cash.plus(atStake);
  }
}
