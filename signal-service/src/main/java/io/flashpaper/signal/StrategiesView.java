// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.signal.InstanceStatus;
import io.flashpaper.engine.signal.Quarantine;
import io.flashpaper.model.MarketId;
import io.flashpaper.signal.Lineup.Waiting;
import io.flashpaper.signal.RunStatus.Figures;
import io.flashpaper.signal.RunStatus.Snapshot;
import io.flashpaper.strategy.loader.ParameterDescription;
import io.flashpaper.strategy.loader.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The strategies as REST shows them. */
final class StrategiesView {
  private StrategiesView() {}

  /**
   * The answer.
   *
   * @param state {@code RUNNING}, {@code WARMING_UP}, {@code WAITING_FOR_TAPE} or {@code STOPPED}
   * @param problem why nothing can be judged, and what helps; unless it is {@code STOPPED}, null
   * @param tapeOffset the last one judged; -1 before the first
   * @param strategies the instances: those that run in the order they are asked, then the others
   * @param refused what in the plugin directory does not run
   */
  record Overview(
      String state,
      @Nullable String problem,
      long tapeOffset,
      List<Instance> strategies,
      List<Refused> refused) {}

  /**
   * One instance.
   *
   * @param state {@code RUNNING}, {@code WARMING_UP}, {@code QUARANTINED} or {@code WAITING}
   * @param problem a sentence, unless it runs as it should
   * @param announcedAfter it is heard of tape offsets after this one
   * @param quarantine why and since when it is stopped
   * @param decisions signals told since the service began
   * @param rejects how often each gate, or its own reason, stopped it since then
   * @param evaluations how often it was asked since it began anew in this process
   * @param markets those it is asked about now
   * @param leftOut those it is not asked about, since it failed there before its release
   * @param parameters as configured
   * @param schema what can be configured
   */
  record Instance(
      String instance,
      String strategy,
      @Nullable String version,
      @Nullable String sha256,
      String account,
      String state,
      @Nullable String problem,
      @Nullable Long announcedAfter,
      @Nullable Stopped quarantine,
      long decisions,
      Map<String, Long> rejects,
      long evaluations,
      List<String> markets,
      List<String> leftOut,
      List<String> series,
      Map<String, String> parameters,
      List<ParameterDescription> schema) {}

  /** Why and since when an instance is stopped. */
  record Stopped(long tapeOffset, String market, String kind, String evidence) {
    static Stopped of(Quarantine why) {
      return new Stopped(why.offset(), why.market().ticker(), why.kind().name(), why.evidence());
    }
  }

  /** Something in the plugin directory that does not run. */
  record Refused(String file, @Nullable String sha256, String problem) {
    static Refused of(Refusal refusal) {
      return new Refused(
          refusal.source().toString(), refusal.sha256().orElse(null), refusal.sentence());
    }
  }

  static Overview of(Lineup lineup, Snapshot now, TapePlace place, long tapeOffset) {
    List<Instance> instances = new ArrayList<>();
    for (RunningStrategy running : lineup.running()) {
      instances.add(running(running, lineup, now));
    }
    for (Waiting waiting : lineup.waiting()) {
      if (lineup.find(waiting.plan().name()).isEmpty()) {
        instances.add(waiting(waiting));
      }
    }
    String problem = place.obstacle();
    return new Overview(
        state(now, place),
        problem.isEmpty() ? null : problem,
        tapeOffset,
        instances,
        lineup.refused().stream().map(Refused::of).toList());
  }

  private static String state(Snapshot now, TapePlace place) {
    if (!place.obstacle().isEmpty()) {
      return "STOPPED";
    }
    return !place.isAssigned() ? "WAITING_FOR_TAPE" : now.warmingUp() ? "WARMING_UP" : "RUNNING";
  }

  private static Instance running(RunningStrategy running, Lineup lineup, Snapshot now) {
    String name = running.plan().name();
    boolean isTheOneThatRuns = now.lineup().running().contains(running);
    Optional<InstanceStatus> status =
        Optional.ofNullable(isTheOneThatRuns ? now.instances().get(name) : null);
    Optional<Quarantine> quarantine = status.flatMap(found -> found.standing().quarantine());
    Figures figures = now.figures().getOrDefault(name, Figures.NONE);
    return new Instance(
        name,
        running.plan().strategy(),
        running.plugin().descriptor().version(),
        running.plugin().sha256(),
        running.plan().account(),
        quarantine.isPresent()
            ? "QUARANTINED"
            : status.isEmpty() || now.warmingUp() ? "WARMING_UP" : "RUNNING",
        problem(name, lineup, quarantine),
        status.map(found -> found.standing().since()).orElse(null),
        quarantine.map(Stopped::of).orElse(null),
        figures.decisions(),
        figures.rejects(),
        status.map(InstanceStatus::evaluations).orElse(0L),
        status.map(found -> tickers(found.markets())).orElse(List.of()),
        status.map(found -> tickers(found.leftOut())).orElse(List.of()),
        running.plan().scope().series(),
        running.plan().parameters(),
        running.schema());
  }

  private static @Nullable String problem(
      String name, Lineup lineup, Optional<Quarantine> quarantine) {
    return quarantine
        .map(why -> why.kind() + " in market " + why.market() + ": " + why.evidence())
        .or(
            () ->
                lineup.waiting().stream()
                    .filter(waiting -> waiting.plan().name().equals(name))
                    .map(Waiting::problem)
                    .findFirst())
        .orElse(null);
  }

  private static List<String> tickers(List<MarketId> markets) {
    return markets.stream().map(MarketId::ticker).toList();
  }

  private static Instance waiting(Waiting waiting) {
    return new Instance(
        waiting.plan().name(),
        waiting.plan().strategy(),
        waiting.plan().version().orElse(null),
        null,
        waiting.plan().account(),
        "WAITING",
        waiting.problem(),
        null,
        null,
        0,
        Map.of(),
        0,
        List.of(),
        List.of(),
        waiting.plan().scope().series(),
        waiting.plan().parameters(),
        List.of());
  }
}
