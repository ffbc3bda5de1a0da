// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What counts as a flash crash. */
@ConfigMapping(prefix = "flashpaper.flash-crash")
public interface FlashCrashConfig {
  /** K must have fallen by more than this, in millionths of its peak. */
  @WithDefault("150000")
  long minDropPpm();

  /** And by at least this much, in dollars. */
  @WithDefault("0")
  String minAbsDrop();

  /** The peak is looked for in so much past. */
  @WithDefault("10s")
  Duration window();

  /** After a crash the detector is blind for so long, or until half is regained. */
  @WithDefault("30s")
  Duration rearmAfter();

  /** A longer silence of the tape makes the past worthless. */
  @WithDefault("15s")
  Duration gap();
}
