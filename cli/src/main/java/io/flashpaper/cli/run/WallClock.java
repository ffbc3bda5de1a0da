// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import java.time.Clock;

/** The one place where this program reads the machine's time. */
public final class WallClock {
  private WallClock() {}

  /** The machine's time in UTC. */
  public static Clock utc() {
    return Clock.systemUTC();
  }
}
