// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import java.util.function.Consumer;

/** Everything the venues show, one step at a time. Not thread-safe. */
public sealed interface World permits SyntheticWorld, RecordedWorld {
  /** How much time a step takes. */
  long stepMs();

  /** The stamp of the next step. */
  long nextMs();

  /** Whether there is nothing left to show; an endless world never ends. */
  boolean ended();

  /** Takes the next step and tells what it caused, in order. */
  void step(Consumer<WorldEvent> out);

  /** The markets as they are now. */
  MarketBoard markets();

  /** The settlement index so far. */
  PrintTape prints();

  /** Which series exist here. */
  boolean lists(Series series);

  /** Takes every step stamped before or at a moment. */
  default void runTo(long untilMs, Consumer<WorldEvent> out) {
    while (nextMs() <= untilMs && !ended()) {
      step(out);
    }
  }
}
