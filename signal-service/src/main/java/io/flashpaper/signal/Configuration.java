// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.settings.strategies.FlashCrashConfig;
import io.flashpaper.settings.strategies.GatesConfig;
import io.flashpaper.settings.strategies.InstancePlan;
import io.flashpaper.settings.strategies.InstancePlans;
import io.flashpaper.settings.strategies.SignalPlan;
import io.flashpaper.settings.strategies.StrategiesConfig;
import io.flashpaper.strategy.loader.AllowedPlugins;
import io.flashpaper.strategy.loader.PluginDirectory;
import io.flashpaper.strategy.loader.PluginStore;
import io.flashpaper.tape.Shard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** From configured text to the values the service works with. */
@ApplicationScoped
final class Configuration {
  @Produces
  SignalSettings settings(FlashCrashConfig config, PluginsConfig plugins) {
    return SignalPlan.of(config, plugins.limits());
  }

  @Produces
  PluginDirectory plugins(PluginsConfig config) {
    Path directory = config.directory().toAbsolutePath();
    return new PluginDirectory(
        directory,
        new PluginStore(config.store().orElse(directory.resolve(".kept"))),
        AllowedPlugins.of(config.allowedSha256().orElse(List.of()), config.allowedSha256File()));
  }

  @Produces
  @Singleton
  Shard shard(SignalShardConfig config) {
    return new Shard(config.shard(), config.shards());
  }

  @Produces
  Casting casting(
      Instances instances, GatesConfig gates, PluginsConfig plugins, Shard shard, CallWatch watch) {
    return new Casting(
        instances.plans(),
        plugins.runUnconfigured()
            ? Optional.of(new InstancePlans(gates).shared())
            : Optional.empty(),
        shard,
        watch);
  }

  @Produces
  Instances instances(StrategiesConfig config, GatesConfig gates) {
    return new Instances(new InstancePlans(gates).of(config.instances()));
  }

  /** The configured instances, in the order they are asked. */
  record Instances(List<InstancePlan> plans) {}
}
