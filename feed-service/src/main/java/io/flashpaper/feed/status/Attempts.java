// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.status;

import java.time.Duration;

/**
 * How much of a venue's patience is used up.
 *
 * @param used attempts to connect within the window
 * @param limit how many we allow ourselves
 * @param window how far back attempts count
 */
public record Attempts(int used, int limit, Duration window) {
  /** Checks the numbers. */
  public Attempts {
    if (used < 0 || limit <= 0 || !window.isPositive()) {
      throw new IllegalArgumentException(
          "no budget: %d of %d attempts in %s".formatted(used, limit, window));
    }
  }
}
