// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.space;

import java.util.List;
import java.util.SplittableRandom;

/** A setting that varies. */
public sealed interface Axis permits Choice, Range {
  /** The setting. */
  String key();

  /** All its values in order. */
  List<String> values();

  /** One of its values, each as probable as another. */
  default String draw(SplittableRandom random) {
    List<String> values = values();
    return values.get(random.nextInt(values.size()));
  }
}
