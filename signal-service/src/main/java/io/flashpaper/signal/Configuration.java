// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.signal.FlashSettings;
import io.flashpaper.engine.signal.GateSettings;
import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.model.FixedPoint;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.strategy.loader.PluginDirectory;
import io.flashpaper.strategy.loader.PluginStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** From configured text to the values the service works with. */
@ApplicationScoped
final class Configuration {
  @Produces
  SignalSettings settings(FlashCrashConfig config) {
    FlashSettings flash =
        new FlashSettings(
            config.minDropPpm(),
            FixedPoint.parse(config.minAbsDrop(), FixedPoint.MICRO_DECIMALS),
            config.window(),
            config.rearmAfter(),
            config.gap());
    SignalSettings defaults = SignalSettings.DEFAULT;
    return new SignalSettings(flash, defaults.horizon(), defaults.leastPast());
  }

  @Produces
  PluginDirectory plugins(PluginsConfig config) {
    Path directory = config.directory().toAbsolutePath();
    return new PluginDirectory(
        directory, new PluginStore(config.store().orElse(directory.resolve(".kept"))));
  }

  @Produces
  Instances instances(StrategiesConfig config) {
    List<InstancePlan> plans =
        new TreeMap<>(config.instances())
            .entrySet().stream().map(e -> plan(e.getKey(), e.getValue())).toList();
    return new Instances(plans.isEmpty() ? List.of(InstancePlan.byDefault()) : plans);
  }

  private static InstancePlan plan(String name, InstanceConfig config) {
    return new InstancePlan(
        name,
        config.strategy(),
        config.account().orElse(name),
        config.series(),
        new TreeMap<>(config.parameters()),
        gates(name, config.gates()));
  }

  private static GateSettings gates(String instance, InstanceConfig.GatesConfig config) {
    try {
      return new GateSettings(
          config.minTimeToClose(),
          config.openWindow(),
          config.closeWindow(),
          Price.of(config.maxSpread()),
          Quantity.of(config.minVolume()),
          config.minFeedGrade());
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "setting flashpaper.strategies.\"%s\".gates: %s".formatted(instance, wrong.getMessage()),
          wrong);
    }
  }

  /** The configured instances, by name. */
  record Instances(List<InstancePlan> plans) {}
}
