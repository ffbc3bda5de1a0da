// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.signal.StrategyInstance;
import io.flashpaper.strategy.loader.LoadedPlugin;
import io.flashpaper.strategy.loader.PluginScan;
import io.flashpaper.strategy.loader.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What became of the configured instances at one look into the plugin directory.
 *
 * @param running those that can run, in configured order
 * @param problems one sentence for each that cannot, and for each refused jar
 * @param complete whether all of them can
 */
record Lineup(List<RunningStrategy> running, List<String> problems, boolean complete) {
  static final Lineup EMPTY = new Lineup(List.of(), List.of(), false);

  Lineup {
    running = List.copyOf(running);
    problems = List.copyOf(problems);
  }

  static Lineup of(List<InstancePlan> plans, PluginScan scan) {
    List<RunningStrategy> running = new ArrayList<>();
    List<String> problems =
        new ArrayList<>(scan.refusals().stream().map(Refusal::sentence).toList());
    for (InstancePlan plan : plans) {
      Optional<LoadedPlugin> plugin =
          plan.version()
              .map(version -> scan.find(plan.strategy(), version))
              .orElseGet(() -> scan.find(plan.strategy()));
      if (plugin.isEmpty()) {
        problems.add(missing(plan, scan));
        continue;
      }
      try {
        running.add(RunningStrategy.start(plan, plugin.get()));
      } catch (RuntimeException | LinkageError refused) {
        problems.add(
            "strategy instance %s cannot be made: %s".formatted(plan.name(), refused.getMessage()));
      }
    }
    return new Lineup(running, problems, running.size() == plans.size());
  }

  private static String missing(InstancePlan plan, PluginScan scan) {
    String found =
        scan.plugins().stream()
            .map(p -> p.descriptor().id() + " " + p.descriptor().version())
            .collect(Collectors.joining(", "));
    return "strategy instance %s needs strategy %s%s, but %s holds %s: copy its jar there"
        .formatted(
            plan.name(),
            plan.strategy(),
            plan.version().map(" "::concat).orElse(""),
            scan.directory(),
            found.isEmpty() ? "no strategy" : "only " + found);
  }

  List<StrategyInstance> instances() {
    return running.stream().map(RunningStrategy::instance).toList();
  }
}
