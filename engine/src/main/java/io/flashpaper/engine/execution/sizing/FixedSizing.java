// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.sizing;

import io.flashpaper.engine.execution.sizing.Sizing.Rule;
import io.flashpaper.model.Money;

/**
 * Every trade the same size; results are still counted.
 *
 * @param size the size
 */
public record FixedSizing(Money size) implements SizingPolicy {
  @Override
  public String configName() {
    return "fixed";
  }

  @Override
  public Sizing choose(SizingState state) {
    return new Sizing(Rule.FIXED, size, size);
  }

  @Override
  public SizingState after(SizingState state, Money net) {
    return net.isPositive() ? state.won() : state.lost();
  }
}
