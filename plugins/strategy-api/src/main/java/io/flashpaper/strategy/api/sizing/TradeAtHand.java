// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.api.sizing;

import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * What is about to be bought.
 *
 * @param series of the market, such as {@code KXBTC15M}
 * @param side the side to buy
 * @param limit the most to pay for one contract of that side, without the fee
 * @param feeMicros the fee of one contract at the limit in micro-dollars, one of many so that
 *     rounding hardly counts, at least 0: 17 437 at $0.53
 * @param probabilityMicros the strategy's own probability that the side wins, in millionths, 0 to 1
 *     000 000; empty if it has none
 * @param toClose how long the market still trades
 */
public record TradeAtHand(
    String series,
    Side side,
    Price limit,
    long feeMicros,
    OptionalLong probabilityMicros,
    Duration toClose) {
  /**
   * Checks the fee.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public TradeAtHand {
    if (feeMicros < 0) {
      throw new IllegalArgumentException("a fee is at least 0, but is " + feeMicros);
    }
  }

  /** What one contract costs at most in micro-dollars: limit and fee; may be above 1 000 000. */
  public long costMicros() {
    return limit.micros() + feeMicros;
  }
}
