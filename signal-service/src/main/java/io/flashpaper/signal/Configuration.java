// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.signal.FlashFilter;
import io.flashpaper.engine.signal.FlashSettings;
import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.engine.signal.StrategyLimits;
import io.flashpaper.model.FixedPoint;
import io.flashpaper.model.Price;
import io.flashpaper.strategy.loader.AllowedPlugins;
import io.flashpaper.strategy.loader.Budgets;
import io.flashpaper.strategy.loader.PluginDirectory;
import io.flashpaper.strategy.loader.PluginStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** From configured text to the values the service works with. */
@ApplicationScoped
final class Configuration {
  @Produces
  SignalSettings settings(FlashCrashConfig config, PluginsConfig plugins) {
    FlashSettings flash =
        new FlashSettings(
            config.minDropPpm(),
            FixedPoint.parse(config.minAbsDrop(), FixedPoint.MICRO_DECIMALS),
            config.window(),
            config.rearmAfter(),
            config.gap(),
            new FlashFilter(Price.of(config.minK()), config.minSigma(), config.confirmAsk()));
    SignalSettings defaults = SignalSettings.DEFAULT;
    return new SignalSettings(
        flash, defaults.horizon(), defaults.leastPast(), limits(plugins.limits()));
  }

  private static StrategyLimits limits(PluginsConfig.Limits config) {
    return new StrategyLimits(
        Budgets.SLOW_CALL_UNITS, config.slowCalls(), config.changes(), config.memoryValues());
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
  Casting casting(Instances instances, GatesConfig gates, PluginsConfig plugins, CallWatch watch) {
    return new Casting(
        instances.plans(),
        plugins.runUnconfigured()
            ? Optional.of(new InstancePlans(gates).shared())
            : Optional.empty(),
        watch);
  }

  @Produces
  Instances instances(StrategiesConfig config, GatesConfig gates) {
    return new Instances(new InstancePlans(gates).of(config.instances()));
  }

  /** The configured instances, in the order they are asked. */
  record Instances(List<InstancePlan> plans) {}
}
