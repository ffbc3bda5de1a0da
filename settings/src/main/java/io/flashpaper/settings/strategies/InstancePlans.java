// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.strategies;

import io.flashpaper.engine.signal.Gate;
import io.flashpaper.engine.signal.GateSettings;
import io.flashpaper.engine.signal.Scope;
import io.flashpaper.engine.signal.TradingHours;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Settings to instance plans, in the order the instances are asked. */
public final class InstancePlans {
  private static final String SHARED = "flashpaper.gates";
  private static final String INSTANCE = "flashpaper.strategies.\"%s\"";

  private final GatesConfig shared;

  /**
   * Plans with the gates that all instances share.
   *
   * @throws IllegalArgumentException if those make no sense, naming the setting
   */
  public InstancePlans(GatesConfig shared) {
    this.shared = shared;
    named(SHARED, this::shared);
  }

  /**
   * The plans of these instances.
   *
   * @throws IllegalArgumentException naming the setting that is wrong
   */
  public List<InstancePlan> of(Map<String, InstanceConfig> instances) {
    return new TreeMap<>(instances)
        .entrySet().stream()
            .map(entry -> of(entry.getKey(), entry.getValue()))
            .sorted(InstancePlan.ORDER)
            .toList();
  }

  /** The gates of an instance with no gates of its own. */
  public GateSettings shared() {
    return new GateSettings(
        Gate.named(shared.chain()),
        shared.minTimeToClose(),
        shared.maxTimeToClose(),
        shared.openWindow(),
        shared.closeWindow(),
        Price.of(shared.maxSpread()),
        Quantity.of(shared.minVolume()),
        shared.minFeedGrade());
  }

  /** The plan of one instance. */
  public InstancePlan of(String name, InstanceConfig config) {
    String setting = INSTANCE.formatted(name);
    GateSettings gates = named(setting + ".gates", () -> gates(config.gates()));
    return named(
        setting,
        () ->
            new InstancePlan(
                name,
                config.strategy(),
                config.enabled(),
                config.version(),
                config.account().orElse(name),
                new Scope(
                    config.series(), config.sides(), TradingHours.of(config.hours().orElse(""))),
                config.priority(),
                new TreeMap<>(config.parameters()),
                gates));
  }

  private GateSettings gates(InstanceConfig.Gates own) {
    return new GateSettings(
        Gate.named(own.chain().orElseGet(shared::chain)),
        own.minTimeToClose().orElseGet(shared::minTimeToClose),
        own.maxTimeToClose().or(shared::maxTimeToClose),
        own.openWindow().orElseGet(shared::openWindow),
        own.closeWindow().orElseGet(shared::closeWindow),
        Price.of(own.maxSpread().orElseGet(shared::maxSpread)),
        Quantity.of(own.minVolume().orElseGet(shared::minVolume)),
        own.minFeedGrade().orElseGet(shared::minFeedGrade));
  }

  private static <T> T named(String setting, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "setting %s: %s".formatted(setting, wrong.getMessage()), wrong);
    }
  }
}
