// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.space;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One choice of everything that varies.
 *
 * @param number its place in the sweep, from 1
 * @param settings by key, in the vocabulary of the services' configuration
 */
public record Trial(int number, SortedMap<String, String> settings) {
  /** Freezes the settings. */
  public Trial {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
  }
}
