// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.strategy.loader.ParameterDescription;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;

/** What runs, and why something does not. */
@Path("/api/v1/strategies")
class StrategiesResource {
  private final Strategies strategies;
  private final TapeRewind rewind;
  private final ReaderMetrics metrics;

  StrategiesResource(Strategies strategies, TapeRewind rewind, ReaderMetrics metrics) {
    this.strategies = strategies;
    this.rewind = rewind;
    this.metrics = metrics;
  }

  /**
   * The answer.
   *
   * @param state {@code RUNNING}, {@code WAITING_FOR_STRATEGIES} or {@code WAITING_FOR_TAPE}
   * @param tapeOffset the last one judged; -1 before the first
   * @param problems one sentence each
   */
  record Overview(
      String state, long tapeOffset, List<String> problems, List<Instance> strategies) {}

  /** One instance: its plugin, its parameters as configured, and all parameters there are. */
  record Instance(
      String instance,
      String id,
      String version,
      String sha256,
      String account,
      List<String> series,
      Map<String, String> parameters,
      List<ParameterDescription> schema) {}

  @GET
  public Overview overview() {
    Lineup lineup = strategies.latest();
    return new Overview(
        state(lineup),
        metrics.progressOffset(),
        lineup.problems(),
        lineup.running().stream().map(StrategiesResource::instance).toList());
  }

  private String state(Lineup lineup) {
    if (!lineup.complete()) {
      return "WAITING_FOR_STRATEGIES";
    }
    return rewind.isAssigned() ? "RUNNING" : "WAITING_FOR_TAPE";
  }

  private static Instance instance(RunningStrategy running) {
    return new Instance(
        running.plan().name(),
        running.plan().strategy(),
        running.plugin().descriptor().version(),
        running.plugin().sha256(),
        running.plan().account(),
        running.plan().scope().series(),
        running.plan().parameters(),
        running.plugin().parameters());
  }
}
