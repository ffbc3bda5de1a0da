// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.sizing;

import io.flashpaper.model.Money;

/** Decides the size of the next trade from how the trades before it ended. */
public sealed interface SizingPolicy permits DynamicSizing, FixedSizing {
  /** Its name in configuration, such as {@code dynamic}. */
  String configName();

  /** The size of a trade decided now. */
  Sizing choose(SizingState state);

  /** The state after a trade that closed with this net result. */
  SizingState after(SizingState state, Money net);
}
