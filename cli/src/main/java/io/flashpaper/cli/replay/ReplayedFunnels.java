// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.replay;

import io.flashpaper.cli.report.DecisionsView.Funnel;
import io.flashpaper.cli.report.DecisionsView.Stop;
import io.flashpaper.engine.execution.account.Origin;
import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.GatesCounted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderPlaced;
import io.flashpaper.ledger.store.Batch;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import io.flashpaper.replay.LedgerSink;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts of a replayed ledger what stopped each instance's wishes, and how many passed. */
final class ReplayedFunnels implements LedgerSink {
  private static final Comparator<Map.Entry<Gate, Long>> AS_THEY_ARE_ASKED =
      Comparator.comparing((Map.Entry<Gate, Long> stop) -> stop.getKey().source())
          .thenComparing(stop -> stop.getKey().place())
          .thenComparing(Map.Entry::getValue, Comparator.reverseOrder())
          .thenComparing(stop -> stop.getKey().name());

  private final Map<String, Map<Gate, Long>> stops = new TreeMap<>();
  private final Map<String, Long> orders = new TreeMap<>();

  /** A gate and where it is asked. */
  private record Gate(GatesCounted.Source source, int place, String name) {}

  @Override
  public void accept(Batch batch) {
    batch.entries().forEach(this::take);
  }

  private void take(LedgerEntry entry) {
    if (entry instanceof GatesCounted counted) {
      Map<Gate, Long> own = stops.computeIfAbsent(counted.instance(), _ -> new HashMap<>());
      for (GateCount gate : counted.counts()) {
        own.merge(new Gate(counted.source(), gate.place(), gate.gate()), gate.count(), Long::sum);
      }
    } else if (entry instanceof OrderPlaced placed
        && placed.order().kind() == PendingOrder.Kind.ENTRY) {
      orders.merge(placed.order().origin().map(Origin::instance).orElse(""), 1L, Long::sum);
    }
  }

  /** By instance, each in the order in which it is asked. */
  List<Funnel> funnels() {
    orders.keySet().forEach(instance -> stops.putIfAbsent(instance, Map.of()));
    return stops.entrySet().stream()
        .map(
            each ->
                new Funnel(
                    each.getKey(),
                    null,
                    null,
                    each.getValue().entrySet().stream()
                        .sorted(AS_THEY_ARE_ASKED)
                        .map(gate -> stop(gate.getKey(), gate.getValue(), each.getValue()))
                        .toList(),
                    orders.getOrDefault(each.getKey(), 0L)))
        .toList();
  }

  /** What was seen last is left to the running stack, which keeps it. */
  private static Stop stop(Gate gate, long count, Map<Gate, Long> all) {
    long counted =
        all.entrySet().stream()
            .filter(each -> each.getKey().source() == gate.source())
            .mapToLong(Map.Entry::getValue)
            .sum();
    return new Stop(
        gate.source().name(), gate.name(), count, percent(count, counted), null, null, null);
  }

  private static BigDecimal percent(long part, long whole) {
    return BigDecimal.valueOf(100 * part)
        .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
  }
}
