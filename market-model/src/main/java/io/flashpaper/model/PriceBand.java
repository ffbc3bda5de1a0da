// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model;

/**
 * A stretch of prices that share a tick: orders from {@code start} to {@code end} are priced in
 * multiples of {@code step} above {@code start}. Source: the venue's {@code price_ranges}.
 */
public record PriceBand(Price start, Price end, Price step) {
  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if the band is empty or the step is zero
   */
  public PriceBand {
    if (!start.isBelow(end) || step.micros() == 0) {
      throw new IllegalArgumentException(
          "a price band needs start < end and a step, but is %s to %s step %s"
              .formatted(start, end, step));
    }
  }
}
