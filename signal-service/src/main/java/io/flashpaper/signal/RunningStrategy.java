// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.signal.StrategyInstance;
import io.flashpaper.settings.strategies.InstancePlan;
import io.flashpaper.settings.strategies.InstanceSettings;
import io.flashpaper.settings.strategies.StrategyInstances;
import io.flashpaper.strategy.loader.LoadedPlugin;
import io.flashpaper.strategy.loader.ParameterDescription;
import java.util.List;

/**
 * A configured instance with the plugin it runs on.
 *
 * @param plan as configured
 * @param plugin where its classes come from
 * @param instance what the engine runs
 * @param schema what can be configured
 * @param fingerprint the beginning of the jar's SHA-256, then of the settings': changes when
 *     anything that decides what the instance says changes
 */
record RunningStrategy(
    InstancePlan plan,
    LoadedPlugin plugin,
    StrategyInstance instance,
    List<ParameterDescription> schema,
    String fingerprint) {
  private static final int SHORT = 16;
  private static final int SETTINGS_BYTES = 4;

  /**
   * Makes the strategy with its parameters.
   *
   * @throws RuntimeException if parameters or factory refuse
   */
  static RunningStrategy start(InstancePlan plan, LoadedPlugin plugin, CallWatch watch) {
    return new RunningStrategy(
        plan,
        plugin,
        StrategyInstances.of(plan, plugin, watch),
        plugin.parameters(),
        fingerprint(plan, plugin));
  }

  /** The beginning of the jar's SHA-256, from the whole of it or from a fingerprint. */
  static String jar(String hex) {
    return hex.substring(0, Math.min(SHORT, hex.length()));
  }

  static String fingerprint(InstancePlan plan, LoadedPlugin plugin) {
    return jar(plugin.sha256())
        + Fingerprint.of(plan + " " + InstanceSettings.write(plan), SETTINGS_BYTES);
  }
}
