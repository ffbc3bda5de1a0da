// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import java.time.Clock;

/** The machine's clock; the only place that reads it. */
final class WallClock {
  private WallClock() {}

  static Clock utc() {
    return Clock.systemUTC();
  }
}
