// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.signal.StrategyInstance;
import io.flashpaper.settings.strategies.InstancePlan;
import io.flashpaper.settings.strategies.InstanceSettings;
import io.flashpaper.settings.strategies.StrategyInstances;
import io.flashpaper.strategy.loader.LoadedPlugin;
import io.flashpaper.strategy.loader.ParameterDescription;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
    try {
      String all = plan + " " + InstanceSettings.write(plan);
      byte[] settings =
          MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
      return jar(plugin.sha256()) + HexFormat.of().formatHex(settings, 0, 4);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
