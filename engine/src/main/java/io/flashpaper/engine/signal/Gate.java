// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.model.signal.Reason;

/** The gates a wish must pass, in the order they are asked; the first closed one is counted. */
public enum Gate {
  /** The venue trades the market now. */
  MARKET_PAUSED,
  /** Enough time to the close; in milliseconds. */
  TIME_TO_CLOSE,
  /** Not too soon after the opening; in milliseconds since then. */
  OPEN_WINDOW,
  /** Not too late before the close; in milliseconds to then. */
  CLOSE_WINDOW,
  /** There is a book to be trusted. */
  BOOK_UNTRUSTED,
  /** The market's data are trusted far enough; the ordinal of their grade, the best being 0. */
  FEED_GRADE,
  /** Narrow enough, not crossed, with bids on both sides; in micro-dollars. */
  SPREAD,
  /** Enough traded; in hundredths of a contract. */
  VOLUME,
  /** The index comes from at least two venues that agree; the ordinal of its status. */
  INDEX_HEALTH;

  /**
   * What a gate saw.
   *
   * @param value the latest value
   * @param threshold what it is compared with
   * @param open whether the wish may pass
   */
  public record Reading(Gate gate, long value, long threshold, boolean open) {
    Reason reason() {
      return Reason.of(
          gate.name(), new Reason.Fact("value", value), new Reason.Fact("threshold", threshold));
    }
  }
}
