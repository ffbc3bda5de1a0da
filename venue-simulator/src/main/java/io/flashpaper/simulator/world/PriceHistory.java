// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

/** The last steps of the true price, for those who see it late. */
final class PriceHistory {
  private static final int CAPACITY = 256;

  private final long stepMs;
  private final double[] prices = new double[CAPACITY];
  private long count;
  private long lastMs;

  PriceHistory(long stepMs) {
    this.stepMs = stepMs;
  }

  void add(long atMs, double price) {
    prices[(int) (count++ & (CAPACITY - 1))] = price;
    lastMs = atMs;
  }

  /** The price at the step nearest to {@code atMs}, or the oldest kept. */
  double at(long atMs) {
    long back = Math.max(0, (lastMs - atMs + stepMs / 2) / stepMs);
    long kept = Math.min(count, CAPACITY);
    return prices[(int) ((count - 1 - Math.min(back, kept - 1)) & (CAPACITY - 1))];
  }
}
