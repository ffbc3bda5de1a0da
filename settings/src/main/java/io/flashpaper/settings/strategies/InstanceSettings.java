// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.strategies;

import io.flashpaper.engine.signal.Gate;
import io.flashpaper.engine.signal.GateSettings;
import io.flashpaper.engine.signal.Scope;
import io.flashpaper.engine.signal.TradingHours;
import io.flashpaper.model.Side;
import io.flashpaper.settings.text.SettingName;
import io.flashpaper.settings.text.Texts;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An instance's settings in force, by the names {@link InstanceConfig} gives them: what is on
 * record of it beside strategy, version, account and parameters.
 */
public final class InstanceSettings {
  private static final String GROUP = "flashpaper.strategies";

  private InstanceSettings() {}

  /** The settings of a plan: all of them, whether they were configured, shared or left alone. */
  public static SortedMap<String, String> write(InstancePlan plan) {
    Texts texts = new Texts();
    Scope scope = plan.scope();
    texts
        .put("priority", plan.priority())
        .put("series", scope.series())
        .put("sides", scope.sides().stream().map(Side::name).toList());
    if (!scope.hours().equals(TradingHours.ALWAYS)) {
      texts.put("hours", scope.hours());
    }
    write(plan.gates(), texts);
    return texts.byName();
  }

  private static void write(GateSettings gates, Texts texts) {
    texts
        .put("gates.chain", gates.chain().stream().map(Gate::name).toList())
        .put("gates.min-time-to-close", gates.minTimeToClose())
        .put("gates.max-time-to-close", gates.maxTimeToClose())
        .put("gates.open-window", gates.openWindow())
        .put("gates.close-window", gates.closeWindow())
        .put("gates.max-spread", gates.maxSpread())
        .put("gates.min-volume", gates.minVolume())
        .put("gates.min-feed-grade", gates.minFeedGrade());
  }

  /**
   * An instance's settings by full name.
   *
   * @param name the instance's
   * @param identity its {@code strategy}, {@code version} and {@code account}
   * @param parameters as configured
   * @param settings as {@link #write} wrote them
   */
  public static Map<String, String> named(
      String name,
      Map<String, String> identity,
      Map<String, String> parameters,
      Map<String, String> settings) {
    String prefix = SettingName.of(GROUP, name);
    Map<String, String> all = new TreeMap<>();
    identity.forEach((key, value) -> all.put(prefix + '.' + key, value));
    settings.forEach((key, value) -> all.put(prefix + '.' + key, value));
    parameters.forEach((key, value) -> all.put(SettingName.of(prefix + ".parameters", key), value));
    return all;
  }
}
