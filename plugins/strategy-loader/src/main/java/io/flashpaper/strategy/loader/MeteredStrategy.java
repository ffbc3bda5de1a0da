// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Step;
import io.flashpaper.strategy.api.Strategy;
import java.time.Duration;

/** A strategy each of whose calls has a budget; {@link Meter#lastUsed} tells what it used. */
record MeteredStrategy<M extends Record>(Strategy<M> strategy, long units) implements Strategy<M> {
  @Override
  public M initialMemory() {
    return Meter.call(units, strategy::initialMemory);
  }

  @Override
  public Duration longestWindow() {
    return Meter.call(units, strategy::longestWindow);
  }

  @Override
  public Step<M> evaluate(Moment moment, M memory) {
    return Meter.call(units, () -> strategy.evaluate(moment, memory));
  }
}
