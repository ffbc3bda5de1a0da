// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

/**
 * How many of the prints that settle a market have come.
 *
 * @param window which prints count
 * @param known how many of them are due already
 * @param secondsToNext from now to the next one
 */
record WindowProgress(SettlementWindow window, int known, double secondsToNext) {
  /** As of a time; the first print counts as to come in the very millisecond it is due. */
  static WindowProgress of(SettlementWindow window, long closeMs, long timeMs) {
    long elapsedMs = timeMs - window.startMs(closeMs);
    int known = elapsedMs <= 0 ? 0 : (int) Math.min(window.prints(), elapsedMs / 1000 + 1);
    return new WindowProgress(window, known, (known * 1000L - elapsedMs) / 1e3);
  }

  int missing() {
    return window.prints() - known;
  }

  /** How long a walk takes, from now, that varies as much as the average of all prints does. */
  double effectiveSeconds() {
    double missing = missing();
    double sum =
        missing * missing * secondsToNext + (missing - 1) * missing * (2 * missing - 1) / 6;
    return sum / ((double) window.prints() * window.prints());
  }
}
