// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.statistics;

import io.flashpaper.model.Money;
import java.util.OptionalLong;

/**
 * The deepest fall of the sum of closed trades below its peak, which begins at zero.
 *
 * @param depth how deep; zero if it never fell
 * @param peakMs when the trade closed that made the peak; empty if it was the beginning
 * @param troughMs when the lowest point was reached; empty if it never fell
 */
public record Drawdown(Money depth, OptionalLong peakMs, OptionalLong troughMs) {
  /** Follows the sum. */
  public static final class Tally {
    private Money equity = Money.ZERO;
    private Money peak = Money.ZERO;
    private OptionalLong peakMs = OptionalLong.empty();
    private Drawdown deepest = new Drawdown(Money.ZERO, OptionalLong.empty(), OptionalLong.empty());

    /** The next trade that closed. */
    public void add(Money net, long timeMs) {
      equity = equity.plus(net);
      if (equity.compareTo(peak) > 0) {
        peak = equity;
        peakMs = OptionalLong.of(timeMs);
      }
      Money depth = peak.minus(equity);
      if (depth.compareTo(deepest.depth) > 0) {
        deepest = new Drawdown(depth, peakMs, OptionalLong.of(timeMs));
      }
    }

    /** The deepest fall so far. */
    public Drawdown deepest() {
      return deepest;
    }
  }
}
