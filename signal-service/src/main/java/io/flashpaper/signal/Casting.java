// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.signal.GateSettings;
import io.flashpaper.settings.strategies.InstancePlan;
import io.flashpaper.signal.Lineup.Waiting;
import io.flashpaper.signal.LineupMark.Member;
import io.flashpaper.strategy.loader.LoadedPlugin;
import io.flashpaper.strategy.loader.PluginScan;
import io.flashpaper.tape.Shard;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Decides who runs as what. Who runs already and is still the same goes on as it is. Whose jar is
 * there but cannot be used any more goes on as well, from the kept copy, until it is replaced by
 * one that can, or removed.
 *
 * @param plans the configured instances, in order
 * @param unconfigured the gates of strategies nobody configured, if such run at all
 * @param shard whose accounts have their strategies here; others run elsewhere
 * @param watch knows which call is under way
 */
record Casting(
    List<InstancePlan> plans, Optional<GateSettings> unconfigured, Shard shard, CallWatch watch) {
  Casting {
    plans = List.copyOf(plans);
  }

  /** The next line-up. */
  Lineup of(PluginScan scan, Lineup before) {
    List<RunningStrategy> running = new ArrayList<>();
    List<Waiting> waiting = new ArrayList<>();
    for (InstancePlan plan : enabled(scan, before)) {
      try {
        running.add(start(plan, scan, before));
      } catch (RuntimeException | Error refused) {
        Optional<RunningStrategy> predecessor = predecessor(plan, before);
        predecessor.ifPresent(running::add);
        waiting.add(new Waiting(plan, sentence(plan, refused, predecessor)));
      }
    }
    return new Lineup(running, waiting, scan.refusals());
  }

  /**
   * Somebody who ran before as something that its file does not hold any more, if nothing else
   * about it has changed since.
   *
   * @param kept what the file held then
   */
  Optional<RunningStrategy> revive(Member before, List<LoadedPlugin> kept) {
    return plan(before)
        .flatMap(
            plan ->
                kept.stream()
                    .filter(p -> p.descriptor().id().equals(before.strategy()))
                    .findFirst()
                    .map(plugin -> RunningStrategy.start(plan, plugin, watch)))
        .filter(running -> running.fingerprint().equals(before.fingerprint()));
  }

  private Optional<InstancePlan> plan(Member before) {
    return plans.stream()
        .filter(plan -> plan.name().equals(before.instance()))
        .findFirst()
        .or(() -> unconfigured.map(g -> InstancePlan.unconfigured(before.strategy(), g)))
        .filter(plan -> runsHere(plan) && plan.name().equals(before.instance()));
  }

  private boolean runsHere(InstancePlan plan) {
    return plan.enabled() && shard.holds(plan.account());
  }

  private List<InstancePlan> enabled(PluginScan scan, Lineup before) {
    return all(scan, before).stream().filter(this::runsHere).sorted(InstancePlan.ORDER).toList();
  }

  /** The configured plans, and those of strategies that nobody configured. */
  private List<InstancePlan> all(PluginScan scan, Lineup before) {
    List<InstancePlan> all = new ArrayList<>(plans);
    unconfigured.ifPresent(
        gates -> {
          TreeSet<String> ids = new TreeSet<>();
          scan.plugins().forEach(plugin -> ids.add(plugin.descriptor().id()));
          before.running().stream()
              .filter(Casting::isFileThere)
              .forEach(r -> ids.add(r.plan().strategy()));
          plans.forEach(plan -> ids.remove(plan.strategy()));
          ids.forEach(id -> addUnlessTaken(all, InstancePlan.unconfigured(id, gates)));
        });
    return all;
  }

  private static void addUnlessTaken(List<InstancePlan> all, InstancePlan plan) {
    if (all.stream().noneMatch(other -> other.name().equals(plan.name()))) {
      all.add(plan);
    }
  }

  private RunningStrategy start(InstancePlan plan, PluginScan scan, Lineup before) {
    LoadedPlugin plugin =
        plan.version()
            .map(version -> scan.find(plan.strategy(), version))
            .orElseGet(() -> scan.find(plan.strategy()))
            .orElseThrow(() -> new IllegalStateException(missing(plan, scan)));
    return before
        .find(plan.name())
        .filter(same -> same.plugin().equals(plugin) && same.plan().equals(plan))
        .orElseGet(() -> RunningStrategy.start(plan, plugin, watch));
  }

  private static Optional<RunningStrategy> predecessor(InstancePlan plan, Lineup before) {
    return before
        .find(plan.name())
        .filter(running -> running.plan().equals(plan) && isFileThere(running));
  }

  private static boolean isFileThere(RunningStrategy running) {
    return Files.exists(running.plugin().source());
  }

  private static String sentence(
      InstancePlan plan, Throwable refused, Optional<RunningStrategy> predecessor) {
    return "strategy instance %s %s%s"
        .formatted(
            plan.name(),
            refused instanceof IllegalStateException
                ? refused.getMessage()
                : "cannot be made: " + refused.getMessage(),
            predecessor
                .map(
                    running ->
                        "; until then version %s goes on"
                            .formatted(running.plugin().descriptor().version()))
                .orElse(""));
  }

  private static String missing(InstancePlan plan, PluginScan scan) {
    String found =
        scan.plugins().stream()
            .map(p -> p.descriptor().id() + " " + p.descriptor().version())
            .collect(Collectors.joining(", "));
    return "needs strategy %s%s, but %s holds %s: copy its jar there"
        .formatted(
            plan.strategy(),
            plan.version().map(" "::concat).orElse(""),
            scan.directory(),
            found.isEmpty() ? "no strategy" : "only " + found);
  }
}
