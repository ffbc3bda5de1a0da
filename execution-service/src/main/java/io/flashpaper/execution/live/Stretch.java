// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import java.time.Duration;
import java.util.Optional;

/**
 * The tape time that prices are asked of, both ends included.
 *
 * @param ticker the market; none asks for the index alone
 */
public record Stretch(long fromMs, long toMs, Optional<String> ticker) {
  /** Refuses one that ends before it begins. */
  public Stretch {
    if (fromMs > toMs) {
      throw new IllegalArgumentException(
          "a stretch from %d ends before, at %d".formatted(fromMs, toMs));
    }
  }

  /** How long it is. */
  public Duration length() {
    return Duration.ofMillis(toMs - fromMs);
  }

  /** Whether whoever knows this one knows that one too. */
  boolean covers(Stretch other) {
    return fromMs <= other.fromMs
        && toMs >= other.toMs
        && (other.ticker.isEmpty() || other.ticker.equals(ticker));
  }
}
