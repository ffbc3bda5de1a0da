// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.signal.StrategyInstance;
import io.flashpaper.settings.strategies.InstancePlan;
import io.flashpaper.strategy.loader.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of the instances at one look into the plugin directory.
 *
 * @param running those that can run, in the order they are asked
 * @param waiting those that cannot
 * @param refused what in the directory does not run
 */
record Lineup(List<RunningStrategy> running, List<Waiting> waiting, List<Refusal> refused) {
  static final Lineup EMPTY = new Lineup(List.of(), List.of(), List.of());

  Lineup {
    running = List.copyOf(running);
    waiting = List.copyOf(waiting);
    refused = List.copyOf(refused);
  }

  /**
   * An instance that cannot run as it should.
   *
   * @param problem a sentence with the remedy
   */
  record Waiting(InstancePlan plan, String problem) {}

  List<StrategyInstance> instances() {
    return running.stream().map(RunningStrategy::instance).toList();
  }

  Optional<RunningStrategy> find(String instance) {
    return running.stream().filter(each -> each.plan().name().equals(instance)).findFirst();
  }

  /** One sentence for each thing that does not run as it should. */
  List<String> problems() {
    List<String> problems = new ArrayList<>(refused.stream().map(Refusal::sentence).toList());
    waiting.forEach(each -> problems.add(each.problem()));
    return problems;
  }
}
