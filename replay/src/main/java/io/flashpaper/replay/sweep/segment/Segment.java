// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.segment;

import java.util.List;

/**
 * A stretch of tape time that is replayed for itself, from an account that holds nothing. Its
 * markets are those that opened within it.
 *
 * @param number from 0
 * @param fromMs its first moment
 * @param untilMs the first moment after it
 */
public record Segment(int number, long fromMs, long untilMs) {
  /**
   * Checks the times.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public Segment {
    if (number < 0 || fromMs >= untilMs) {
      throw new IllegalArgumentException(
          "segment %d from %d until %d is none".formatted(number, fromMs, untilMs));
    }
  }

  /** Whether a market is of this segment. */
  public boolean holds(ListedMarket market) {
    return fromMs <= market.openMs() && market.openMs() < untilMs;
  }

  /** Those of some markets that are of this segment. */
  public List<ListedMarket> marketsOf(List<ListedMarket> markets) {
    return markets.stream().filter(this::holds).toList();
  }
}
