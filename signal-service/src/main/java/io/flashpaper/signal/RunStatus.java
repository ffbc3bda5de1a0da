// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.signal.InstanceStatus;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import io.flashpaper.model.signal.SignalMessage.GateCounts;
import io.flashpaper.model.signal.SignalMessage.Signal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the run fares. Written by the tape's thread after each batch; anybody may read it. */
@ApplicationScoped
class RunStatus {
  private final Map<String, Count> counts = new HashMap<>();
  private volatile @Nullable SignalRun run;
  private volatile Snapshot snapshot = new Snapshot(Lineup.EMPTY, true, Map.of(), Map.of());

  /**
   * How things stood after the latest batch.
   *
   * @param lineup who was asked
   * @param warmingUp whether the run only catches up with what was said already
   * @param instances how each fared
   * @param figures what each has done since the process began
   */
  record Snapshot(
      Lineup lineup,
      boolean warmingUp,
      Map<String, InstanceStatus> instances,
      Map<String, Figures> figures) {}

  /**
   * What an instance has done since the process began.
   *
   * @param decisions how often it was heard to change its mind
   * @param rejects how often each gate, or its own reason, stopped it
   */
  record Figures(long decisions, SortedMap<String, Long> rejects) {
    static final Figures NONE = new Figures(0, new TreeMap<>());
  }

  private static final class Count {
    private long decisions;
    private final TreeMap<String, Long> rejects = new TreeMap<>();

    Figures figures() {
      return new Figures(decisions, Collections.unmodifiableSortedMap(new TreeMap<>(rejects)));
    }
  }

  /** Another run begins. */
  void began(SignalRun next) {
    run = next;
  }

  /** Something was said for the first time. */
  void said(SignalMessage message) {
    if (message instanceof Signal signal) {
      count(signal.instance()).decisions++;
    } else if (message instanceof GateCounts told) {
      Count count = count(told.instance());
      for (GateCount gate : told.counts()) {
        count.rejects.merge(gate.gate(), gate.count(), Long::sum);
      }
    }
  }

  private Count count(String instance) {
    return counts.computeIfAbsent(instance, _ -> new Count());
  }

  /** The run has judged a batch. */
  void went(SignalRun current) {
    Map<String, InstanceStatus> instances = new HashMap<>();
    current.statuses().forEach(status -> instances.put(status.instance(), status));
    Map<String, Figures> figures = new HashMap<>();
    counts.forEach((instance, count) -> figures.put(instance, count.figures()));
    snapshot = new Snapshot(current.lineup(), current.progress().isEmpty(), instances, figures);
  }

  /** The run that reads the tape. */
  Optional<SignalRun> run() {
    return Optional.ofNullable(run);
  }

  Snapshot latest() {
    return snapshot;
  }
}
