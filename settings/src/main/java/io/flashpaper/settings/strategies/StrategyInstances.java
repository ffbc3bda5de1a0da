// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.strategies;

import io.flashpaper.engine.signal.StrategyInstance;
import io.flashpaper.engine.signal.StrategyInstance.Origin;
import io.flashpaper.strategy.api.Strategy;
import io.flashpaper.strategy.loader.LoadedPlugin;
import java.time.Duration;

/** A plan and a plugin to what the engine runs: the same in the service and in a replay. */
public final class StrategyInstances {
  private static final Duration LONGEST_WINDOW = Duration.ofHours(1);

  private StrategyInstances() {}

  /** An instance that nobody watches. */
  public static StrategyInstance of(InstancePlan plan, LoadedPlugin plugin) {
    return of(plan, plugin, StrategyWatch.NONE);
  }

  /**
   * Makes the strategy with its parameters; each of its calls is metered.
   *
   * @throws RuntimeException if parameters or factory refuse
   */
  public static StrategyInstance of(InstancePlan plan, LoadedPlugin plugin, StrategyWatch watch) {
    Origin origin =
        new Origin(
            plan.strategy(),
            plugin.descriptor().version(),
            plugin.sha256(),
            plan.parameters(),
            InstanceSettings.write(plan));
    Strategy<?> strategy = plugin.create(plan.parameters());
    Duration longest = strategy.longestWindow();
    if (longest.compareTo(LONGEST_WINDOW) > 0 || longest.isNegative()) {
      throw new IllegalArgumentException(
          "its longestWindow() is %s, but must be from 0 s to 1 h: correct the strategy"
              .formatted(longest));
    }
    return new StrategyInstance(
        plan.name(),
        origin,
        plan.account(),
        plan.priority(),
        plan.scope(),
        plan.gates(),
        watch.watched(plan.name(), origin, strategy, longest),
        PluginMeter.INSTANCE);
  }
}
