// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.strategies;

import io.smallrye.config.WithDefault;

/** What each strategy instance may do in one market within a minute of tape before quarantine. */
public interface LimitsConfig {
  /** So many calls may be slow: may need more than a tenth of a call's budget of work. */
  @WithDefault("60")
  int slowCalls();

  /** So often it may change its mind. */
  @WithDefault("600")
  int changes();

  /** So many values, characters and elements it may remember of one market. */
  @WithDefault("100000")
  int memoryValues();
}
