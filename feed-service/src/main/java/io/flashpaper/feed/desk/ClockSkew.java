// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import java.util.OptionalLong;

/**
 * How far the market venue's clock is from ours. Markets open, close and settle by the venue's; a
 * degree that was reached is left only at half of its bound, so that it does not flutter.
 */
final class ClockSkew {
  /** How much it matters. */
  enum Degree {
    NONE,
    DOUBTFUL,
    LOST
  }

  private final DeskLimits limits;
  private OptionalLong offsetMs = OptionalLong.empty();
  private Degree degree = Degree.NONE;

  ClockSkew(DeskLimits limits) {
    this.limits = limits;
  }

  /** The venue's time minus ours, as last seen. */
  OptionalLong offsetMs() {
    return offsetMs;
  }

  Degree degree() {
    return degree;
  }

  void seen(long venueMinusOursMs) {
    offsetMs = OptionalLong.of(venueMinusOursMs);
    long distance = Math.abs(venueMinusOursMs);
    if (distance > bound(limits.skewLostMs(), Degree.LOST)) {
      degree = Degree.LOST;
    } else if (distance > bound(limits.skewMs(), Degree.DOUBTFUL)) {
      degree = Degree.DOUBTFUL;
    } else {
      degree = Degree.NONE;
    }
  }

  private long bound(long limitMs, Degree of) {
    return degree.compareTo(of) >= 0 ? limitMs / 2 : limitMs;
  }
}
