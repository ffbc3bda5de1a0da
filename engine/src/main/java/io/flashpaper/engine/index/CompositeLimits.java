// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

/**
 * When a venue's quote no longer counts.
 *
 * @param maxAgeMs the oldest a quote may be; exactly this old still counts
 * @param maxSpreadBps the widest spread, in basis points of the mid
 * @param maxDeviationBps how far a mid may be from the reference, in basis points; a venue that was
 *     excluded for it comes back only within half of it
 */
public record CompositeLimits(long maxAgeMs, long maxSpreadBps, long maxDeviationBps) {
  /** Three seconds, 50 and 25 basis points. */
  public static final CompositeLimits DEFAULT = new CompositeLimits(3000, 50, 25);

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException unless all are positive
   */
  public CompositeLimits {
    if (maxAgeMs <= 0 || maxSpreadBps <= 0 || maxDeviationBps <= 0) {
      throw new IllegalArgumentException(
          "the index's limits are positive, but are age %d ms, spread %d bps, deviation %d bps"
              .formatted(maxAgeMs, maxSpreadBps, maxDeviationBps));
    }
  }
}
