// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.model.signal.SignalMessage.GateCount;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what stopped one instance in one market, until it is told. */
final class GateTally {
  private static final String OWN = "STRATEGY_";

  private final SortedMap<String, Long> ownReasons = new TreeMap<>();
  private final long[] gates = new long[Gate.values().length];
  private long expired;

  void ownReason(String code) {
    ownReasons.merge(code, 1L, Long::sum);
  }

  void closed(Gate gate) {
    gates[gate.ordinal()]++;
  }

  void expired() {
    expired++;
  }

  /** The counts, the strategy's own reasons by name first, then the gates in order; starts anew. */
  List<GateCount> drain() {
    List<GateCount> counts = new ArrayList<>();
    ownReasons.forEach((code, count) -> counts.add(new GateCount(OWN + code, count)));
    ownReasons.clear();
    for (Gate gate : Gate.values()) {
      add(counts, gate.name(), gates[gate.ordinal()]);
      gates[gate.ordinal()] = 0;
    }
    add(counts, Seat.EXPIRED, expired);
    expired = 0;
    return counts;
  }

  private static void add(List<GateCount> counts, String name, long count) {
    if (count > 0) {
      counts.add(new GateCount(name, count));
    }
  }
}
