// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.latency;

import java.time.Duration;

/**
 * Half of all orders are faster than the median and a few are much slower: the logarithm is
 * normally distributed. The order's id seeds the draw, so a replay draws the same; {@link
 * StrictMath} and plain arithmetic alone, so every machine and every Java does.
 *
 * @param median half of all orders take longer
 * @param sigmaMicros the logarithm's standard deviation in millionths
 */
public record LogNormalLatency(Duration median, long sigmaMicros) implements LatencyModel {
  /** Median 180 ms, sigma 0.5: nine orders of ten take 79 to 410 ms. */
  public static final LogNormalLatency DEFAULT =
      new LogNormalLatency(Duration.ofMillis(180), 500_000);

  private static final long HIGHEST_SIGMA_MICROS = 2_000_000;
  private static final long LONGEST_MEDIAN_MS = 60_000;

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException naming what is out of range
   */
  public LogNormalLatency {
    if (median.toMillis() < 1 || median.toMillis() > LONGEST_MEDIAN_MS) {
      throw new IllegalArgumentException(
          "latency-median must be 1 ms to 60 s, such as 180ms, but is " + median);
    }
    if (sigmaMicros < 0 || sigmaMicros > HIGHEST_SIGMA_MICROS) {
      throw new IllegalArgumentException(
          "latency-sigma must be 0 to 2, such as 0.5, but is %d millionths".formatted(sigmaMicros));
    }
  }

  @Override
  public long millis(String orderId) {
    double sigma = sigmaMicros / 1e6;
    return Math.round(median.toMillis() * StrictMath.exp(sigma * new SeededDraw(orderId).normal()));
  }
}
