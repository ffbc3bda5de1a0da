// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.strategy.loader.PluginDirectory;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Looks for the configured strategies until all of them are there. A plugin's mistakes never end
 * the service; it waits and says what it waits for.
 */
@ApplicationScoped
class Strategies {
  private static final Logger LOG = Logger.getLogger(Strategies.class);

  private final List<InstancePlan> plans;
  private final PluginDirectory plugins;
  private final long retryMs;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "plugins"));
  private final CompletableFuture<Lineup> complete = new CompletableFuture<>();
  private volatile Lineup latest = Lineup.EMPTY;

  Strategies(Configuration.Instances instances, PluginDirectory plugins, PluginsConfig config) {
    this.plans = instances.plans();
    this.plugins = plugins;
    this.retryMs = config.retryEvery().toMillis();
  }

  void start(@Observes StartupEvent event) {
    looking.execute(this::look);
  }

  void stop(@Observes ShutdownEvent event) {
    looking.shutdownNow();
  }

  private void look() {
    Lineup before = latest;
    Lineup now = Lineup.of(plans, plugins.scan());
    latest = now;
    now.problems().stream()
        .filter(problem -> !before.problems().contains(problem))
        .forEach(LOG::warn);
    if (now.complete()) {
      now.running().forEach(Strategies::say);
      complete.complete(now);
    } else {
      looking.schedule(this::look, retryMs, TimeUnit.MILLISECONDS);
    }
  }

  private static void say(RunningStrategy running) {
    LOG.infof(
        "Strategy instance runs: strategy=%s instance=%s version=%s sha256=%s account=%s",
        running.plan().strategy(),
        running.plan().name(),
        running.plugin().descriptor().version(),
        running.plugin().sha256(),
        running.plan().account());
  }

  /** Completes once every configured instance can run. */
  CompletableFuture<Lineup> complete() {
    return complete;
  }

  /** What is known now. */
  Lineup latest() {
    return latest;
  }
}
