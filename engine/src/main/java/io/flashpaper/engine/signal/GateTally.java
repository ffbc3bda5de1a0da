// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import io.flashpaper.model.signal.SignalMessage.Measure;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Counts what stopped one instance in one market, and what was seen last, until it is told. */
final class GateTally {
  private static final String OWN = "STRATEGY_";
  private static final String THRESHOLD = "threshold";

  private final SortedMap<String, Tally<Reason>> ownReasons = new TreeMap<>();
  private final List<Gate> order;
  private final Map<Gate, Tally<Gate.Reading>> gates = new EnumMap<>(Gate.class);
  private long expired;

  /** Of gates that are asked in this order. */
  GateTally(List<Gate> order) {
    this.order = order;
  }

  private static final class Tally<T> {
    private long count;
    private @Nullable T last;

    void add(T seen) {
      count++;
      last = seen;
    }

    GateCount told(int place, String gate, Function<T, Optional<Measure>> measure) {
      return new GateCount(place, gate, count, Optional.ofNullable(last).flatMap(measure));
    }
  }

  void ownReason(Reason reason) {
    ownReasons.computeIfAbsent(reason.code(), _ -> new Tally<>()).add(reason);
  }

  void closed(Gate.Reading reading) {
    gates.computeIfAbsent(reading.gate(), _ -> new Tally<>()).add(reading);
  }

  void expired() {
    expired++;
  }

  /**
   * The counts: the strategy's own reasons by name, wishes that had expired, then the gates in
   * order. Starts anew.
   */
  List<GateCount> drain() {
    List<GateCount> counts = new ArrayList<>();
    ownReasons.forEach((code, own) -> counts.add(own.told(0, OWN + code, GateTally::measure)));
    ownReasons.clear();
    if (expired > 0) {
      counts.add(new GateCount(1, Seat.EXPIRED, expired, Optional.empty()));
      expired = 0;
    }
    for (Gate gate : order) {
      Tally<Gate.Reading> seen = gates.remove(gate);
      if (seen != null) {
        counts.add(seen.told(2 + order.indexOf(gate), gate.name(), Gate.Reading::measure));
      }
    }
    return counts;
  }

  private static Optional<Measure> measure(Reason reason) {
    OptionalLong threshold =
        reason.facts().stream()
            .skip(1)
            .filter(fact -> fact.name().startsWith(THRESHOLD))
            .mapToLong(Fact::value)
            .findFirst();
    return reason.facts().stream()
        .findFirst()
        .map(fact -> new Measure(fact.name(), fact.value(), threshold));
  }
}
