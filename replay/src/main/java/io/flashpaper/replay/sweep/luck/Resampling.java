// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.luck;

import java.util.function.Consumer;

/** Draws samples of a sample: places of units, as many as there are units. */
interface Resampling {
  /** Hands out each draw; the array is the receiver's only until it returns. */
  void forEach(Consumer<int[]> draw);

  /** How many draws there are. */
  int draws();
}
