// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import java.time.Duration;

/**
 * How an account buys: it takes what is offered, or it bids and waits for somebody to sell.
 *
 * @param style which of the two
 * @param timeToLive how long a bid waits after it reached the venue, which counts in whole seconds;
 *     means nothing to a taker
 * @param placement at which price it bids; means nothing to a taker
 */
public record EntryOrders(Style style, Duration timeToLive, Placement placement) {
  private static final Duration SHORTEST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofHours(1);

  /** Takes at once or not at all. */
  public static final EntryOrders TAKER =
      new EntryOrders(Style.TAKER, Duration.ofSeconds(30), Placement.BEST_BID);

  /** Bids at the best bid, for half a minute. */
  public static final EntryOrders MAKER =
      new EntryOrders(Style.MAKER, TAKER.timeToLive(), TAKER.placement());

  /**
   * Checks the time to live.
   *
   * @throws IllegalArgumentException if it is too short for whole seconds, or longer than a market
   */
  public EntryOrders {
    if (timeToLive.compareTo(SHORTEST) < 0 || timeToLive.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "an entry order's time to live is from %s to %s, but is %s"
              .formatted(SHORTEST, LONGEST, timeToLive));
    }
  }

  /** Who waits for whom. */
  public enum Style {
    /** Buys what is offered within the limit when the order arrives; the rest is cancelled. */
    TAKER,
    /** Bids, and waits in the queue of its price; never buys what is offered. */
    MAKER
  }

  /** Where a bid is placed: never above the wish's limit, never at or above the best offer. */
  public enum Placement {
    /** At the best bid of the side. */
    BEST_BID,
    /** One tick above the best bid of the side. */
    IMPROVE,
    /** At the wish's limit. */
    LIMIT
  }
}
