// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.ledger;

/** How an order ended; or that it has not, and rests. */
public enum OrderOutcome {
  /** All of it filled. */
  FILLED,
  /** Some of it filled, the rest was cancelled. */
  PARTIAL,
  /** Missed: the market had closed or was not open. */
  MARKET_CLOSED,
  /** Missed: the book was not to be trusted. */
  BOOK_UNTRUSTED,
  /** Missed: the market's data were graded lower than required. */
  FEED_GRADE,
  /** Missed: nothing was there within the limit. */
  NOT_OFFERED,
  /** Missed: the account cannot pay for it, fees and their roundings included. */
  CASH,
  /** Missed: the trade it was to sell had ended. */
  TRADE_OVER,
  /** A command cancelled it on its way, or it was cancelled as it rested; some may have filled. */
  CANCELLED,
  /** Waits in the queue of its price: no end yet. */
  RESTING,
  /** Refused: it was to rest, but something was offered at its limit when it arrived. */
  WOULD_CROSS,
  /** Its time was up as it rested; some may have filled. */
  EXPIRED;

  /** Whether nothing of an order that does not rest was filled. */
  public boolean isMissed() {
    return this != FILLED && this != PARTIAL;
  }
}
