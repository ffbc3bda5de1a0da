// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.latency;

import java.time.Duration;

/**
 * Every order takes as long.
 *
 * @param latency whole milliseconds count
 */
public record ConstantLatency(Duration latency) implements LatencyModel {
  /** 250 ms. */
  public static final ConstantLatency DEFAULT = new ConstantLatency(Duration.ofMillis(250));

  /**
   * Checks the duration.
   *
   * @throws IllegalArgumentException if negative
   */
  public ConstantLatency {
    if (latency.isNegative()) {
      throw new IllegalArgumentException(
          "a latency is never negative, but is " + latency + ": give 0ms or more");
    }
  }

  @Override
  public long millis(String orderId) {
    return latency.toMillis();
  }
}
