// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.strategies;

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

  /** A crash is one to trade on only if K is above this after it, in dollars. */
  @WithDefault("0.65")
  String minK();

  /**
   * And only if it is at least so many standard deviations of what the price does by itself within
   * the window; 0 asks for none, 3 is strict.
   */
  @WithDefault("0")
  int minSigma();

  /** And, if set, only if the YES ask has fallen by at least half as much as K. */
  @WithDefault("false")
  boolean confirmAsk();
}
