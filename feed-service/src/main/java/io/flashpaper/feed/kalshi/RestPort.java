// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.feed.net.RestAnswer;

/** The way of one question to the venue and of its answer back. */
interface RestPort {
  /** What becomes of a question; exactly one of these, once. */
  interface Outcome {
    /** The venue answered, with whatever status. */
    void answered(RestAnswer answer, long askedMs, long nowMs);

    /** No answer came. */
    void broke(String error, long nowMs);
  }

  /**
   * Asks.
   *
   * @param target path and query below {@code /trade-api/v2}
   */
  void get(String target, Outcome outcome);
}
