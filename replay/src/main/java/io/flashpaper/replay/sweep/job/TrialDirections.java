// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.job;

import io.flashpaper.replay.Directions;
import java.util.List;
import java.util.SortedMap;

/** Makes what runs of settings; called by several threads at once. */
public interface TrialDirections {
  /**
   * Fresh strategies and plans, with these settings over all others.
   *
   * @throws IllegalArgumentException naming the setting that is wrong
   */
  Directions with(SortedMap<String, String> settings);

  /**
   * What else decides: the settings beneath, and the SHA-256 of every plugin's jar, as lines in a
   * fixed order.
   */
  List<String> foundation();
}
