// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.signal.FlashSettings;
import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.model.FixedPoint;
import io.flashpaper.strategy.loader.AllowedPlugins;
import io.flashpaper.strategy.loader.PluginDirectory;
import io.flashpaper.strategy.loader.PluginStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;
import java.util.List;

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
    return new SignalSettings(flash, defaults.horizon(), defaults.leastPast(), defaults.limits());
  }

  @Produces
  PluginDirectory plugins(PluginsConfig config) {
    Path directory = config.directory().toAbsolutePath();
    return new PluginDirectory(
        directory,
        new PluginStore(config.store().orElse(directory.resolve(".kept"))),
        AllowedPlugins.of(config.allowedSha256().orElse(List.of())));
  }

  @Produces
  Instances instances(StrategiesConfig config, GatesConfig gates) {
    InstancePlans plans = new InstancePlans(gates);
    List<InstancePlan> configured = plans.of(config.instances());
    return new Instances(
        configured.isEmpty()
            ? List.of(InstancePlan.unconfigured("delay_arb", plans.shared()))
            : configured);
  }

  /** The configured instances, in the order they are asked. */
  record Instances(List<InstancePlan> plans) {}
}
