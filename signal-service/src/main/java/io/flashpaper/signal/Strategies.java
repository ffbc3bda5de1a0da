// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.signal.LineupMark.Member;
import io.flashpaper.strategy.loader.PluginDirectory;
import io.flashpaper.strategy.loader.PluginScan;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Watches the plugin directory. A plugin's mistakes never end the service: what cannot run waits,
 * and it is said what for.
 */
@ApplicationScoped
class Strategies {
  private static final Logger LOG = Logger.getLogger(Strategies.class);

  // A jar that hangs while it is loaded must not keep the others from their tape for ever.
  private static final long LONGEST_LOADING_S = 60;

  private final Casting casting;
  private final PluginDirectory plugins;
  private final long everyMs;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("plugins").factory());
  private final CompletableFuture<Lineup> first = new CompletableFuture<>();
  private final Settling settling = new Settling();
  private volatile Lineup latest = Lineup.EMPTY;

  Strategies(Casting casting, PluginDirectory plugins, PluginsConfig config) {
    this.casting = casting;
    this.plugins = plugins;
    this.everyMs = config.scanEvery().toMillis();
  }

  void start(@Observes StartupEvent event) {
    first.completeOnTimeout(Lineup.EMPTY, LONGEST_LOADING_S, TimeUnit.SECONDS);
    looking.scheduleWithFixedDelay(this::look, 0, everyMs, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    looking.shutdownNow();
  }

  private void look() {
    try {
      settling.offer(plugins.scan()).ifPresent(this::take);
    } catch (RuntimeException | Error unforeseen) {
      LOG.error("The plugin directory cannot be looked at; it is tried again", unforeseen);
    }
  }

  private void take(PluginScan scan) {
    take(scan, latest);
  }

  private void take(PluginScan scan, Lineup before) {
    Lineup now = casting.of(scan, before);
    latest = now;
    List<String> known = before.problems();
    now.problems().stream().filter(problem -> !known.contains(problem)).forEach(LOG::warn);
    now.running().stream().filter(r -> !before.running().contains(r)).forEach(Strategies::say);
    first.complete(now);
  }

  private static void say(RunningStrategy running) {
    LOG.infof(
        "Strategy instance is ready: strategy=%s instance=%s version=%s sha256=%s account=%s",
        running.plan().strategy(),
        running.plan().name(),
        running.plugin().descriptor().version(),
        running.plugin().sha256(),
        running.plan().account());
  }

  /** Completes once the directory was looked at. */
  CompletableFuture<Lineup> first() {
    return first;
  }

  /**
   * The line-up with which the process goes on where another one stopped: who ran then, and has a
   * file that cannot be used now, goes on from the kept copy, as it would have without the restart.
   */
  CompletableFuture<Lineup> goingOnFrom(LineupMark mark) {
    return CompletableFuture.supplyAsync(() -> revive(mark), looking);
  }

  private Lineup revive(LineupMark mark) {
    Lineup now = latest;
    List<RunningStrategy> running = new ArrayList<>(now.running());
    for (Member member : mark.members()) {
      if (now.find(member.instance()).isEmpty() && plugins.has(member.source())) {
        try {
          casting
              .revive(member, plugins.kept(member.source(), member.jar()))
              .ifPresent(running::add);
        } catch (RuntimeException | Error refused) {
          LOG.warnf(
              "A strategy cannot go on from its kept copy: instance=%s error=%s",
              member.instance(), refused.getMessage());
        }
      }
    }
    if (running.size() > now.running().size()) {
      settling
          .settled()
          .ifPresent(scan -> take(scan, new Lineup(running, now.waiting(), now.refused())));
    }
    return latest;
  }

  /** What is known now. */
  Lineup latest() {
    return latest;
  }

  /**
   * Waits until what is there has been there for two looks, unless it only adds to what was there:
   * a jar that is being copied, or removed to be copied again, is neither refused nor missed.
   */
  static final class Settling {
    private Optional<PluginScan> settled = Optional.empty();
    private Optional<PluginScan> last = Optional.empty();

    /** What was acted upon last. */
    Optional<PluginScan> settled() {
      return settled;
    }

    /** What is to be acted upon now, if anything. */
    Optional<PluginScan> offer(PluginScan scan) {
      boolean stays = last.filter(scan::equals).isPresent();
      last = Optional.of(scan);
      if (settled.filter(scan::equals).isPresent()) {
        return Optional.empty();
      }
      if (settled.isEmpty() || stays || onlyAdds(scan, settled.get())) {
        settled = last;
        return settled;
      }
      return Optional.empty();
    }

    private static boolean onlyAdds(PluginScan scan, PluginScan before) {
      return before.refusals().containsAll(scan.refusals())
          && before.plugins().stream()
              .allMatch(plugin -> scan.find(plugin.descriptor().id()).isPresent());
    }
  }
}
