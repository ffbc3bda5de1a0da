// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.model.Price;
import io.flashpaper.model.signal.CrashDetail;
import io.flashpaper.model.signal.CrashQuote;
import io.flashpaper.model.signal.CrashVerdict;

/**
 * Which flash crashes are ones to trade on. All are told; these are marked.
 *
 * @param minK K after the drop must be above this
 * @param minSigma the drop must be at least so many standard deviations of what the price does by
 *     itself in the window; 0 asks for none
 * @param confirmAsk whether the YES ask must have fallen by at least half as much as K
 */
public record FlashFilter(Price minK, int minSigma, boolean confirmAsk) {
  /** K above 0.65, and nothing else. */
  public static final FlashFilter DEFAULT = new FlashFilter(CrashDetail.FLOOR, 0, false);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException naming the setting
   */
  public FlashFilter {
    if (minSigma < 0) {
      throw new IllegalArgumentException("min-sigma is never negative: " + minSigma);
    }
  }

  /**
   * Judges a crash.
   *
   * @param ordinaryMove one standard deviation of what the price does by itself, in dollars
   */
  CrashVerdict judge(
      FlashOutcome.Crash crash, CrashQuote atPeak, CrashQuote now, double ordinaryMove) {
    long fall = crash.peak().micros() - crash.k().micros();
    if (!crash.k().isAbove(minK)) {
      return CrashVerdict.BELOW_FLOOR;
    }
    if (minSigma > 0 && fall < minSigma * ordinaryMove * 1e6) {
      return CrashVerdict.WITHIN_DIFFUSION;
    }
    return confirmAsk && !askFell(atPeak, now, fall)
        ? CrashVerdict.ASK_NOT_FALLEN
        : CrashVerdict.TRADE_OK;
  }

  private static boolean askFell(CrashQuote atPeak, CrashQuote now, long fall) {
    return atPeak.ask().isPresent()
        && now.ask().isPresent()
        && 2 * (atPeak.ask().get().micros() - now.ask().get().micros()) >= fall;
  }
}
