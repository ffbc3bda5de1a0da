// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.account;

import io.flashpaper.model.MarketId;
import io.flashpaper.model.signal.Desire;

/**
 * What one strategy instance wants of one market until it says otherwise.
 *
 * @param desire a {@link Desire.Want} or a {@link Desire.Flat}
 * @param retryAtMs no order before this tape time, since the last one was missed
 * @param blockedBy the gate that stopped it last; blank if none did
 * @param blockedSecond the second of tape time in which that was last counted
 */
public record StandingDesire(
    Origin origin,
    MarketId market,
    Desire desire,
    long retryAtMs,
    String blockedBy,
    long blockedSecond) {
  /** Whether it is this instance's desire about this market. */
  public boolean isOf(String instance, MarketId otherMarket) {
    return origin.instance().equals(instance) && market.equals(otherMarket);
  }

  /** The same, not to be tried again before a time. */
  public StandingDesire retryingAt(long timeMs) {
    return new StandingDesire(origin, market, desire, timeMs, blockedBy, blockedSecond);
  }

  /** The same, stopped by a gate in a second of tape time. */
  public StandingDesire blocked(String gate, long second) {
    return new StandingDesire(origin, market, desire, retryAtMs, gate, second);
  }
}
