// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.strategies;

import io.flashpaper.engine.signal.WorkMeter;
import io.flashpaper.strategy.loader.BudgetExceededError;
import io.flashpaper.strategy.loader.Budgets;
import io.flashpaper.strategy.loader.Meter;
import java.util.function.Supplier;

/** What the engine must know of the meter that the loader builds into the code of plugins. */
public enum PluginMeter implements WorkMeter {
  /** The only one: the loader keeps one account for each thread. */
  INSTANCE;

  @Override
  public <T> T limited(Supplier<T> code) {
    return Meter.call(Budgets.CALL_UNITS, code);
  }

  @Override
  public long lastUsed() {
    return Meter.lastUsed();
  }

  @Override
  public boolean isExceeded(Throwable thrown) {
    return thrown instanceof BudgetExceededError;
  }
}
