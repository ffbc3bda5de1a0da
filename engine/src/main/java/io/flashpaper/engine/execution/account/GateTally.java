// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.account;

import io.flashpaper.model.MarketId;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import io.flashpaper.model.signal.SignalMessage.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many seconds each gate stopped each standing desire during the current minute of tape time.
 *
 * @param minuteMs the minute's start; meaningless while there are no rows
 * @param rows one an instance and market, in the order they first were stopped
 */
public record GateTally(long minuteMs, List<Row> rows) {
  /** Nothing counted. */
  public static final GateTally EMPTY = new GateTally(0, List.of());

  /** Freezes the list. */
  public GateTally {
    rows = List.copyOf(rows);
  }

  /** The gates that stopped one instance in one market. */
  public record Row(String instance, MarketId market, List<GateCount> counts) {
    /** Freezes the list. */
    public Row {
      counts = List.copyOf(counts);
    }

    private Row plus(GateCount one) {
      List<GateCount> next = new ArrayList<>(counts);
      for (int i = 0; i < next.size(); i++) {
        GateCount before = next.get(i);
        if (before.gate().equals(one.gate())) {
          next.set(
              i, new GateCount(one.place(), one.gate(), before.count() + one.count(), one.last()));
          return new Row(instance, market, next);
        }
      }
      next.add(one);
      return new Row(instance, market, next);
    }
  }

  /** Counts one. */
  public GateTally plus(
      long minute,
      String instance,
      MarketId market,
      int place,
      String gate,
      Optional<Measure> last) {
    GateCount one = new GateCount(place, gate, 1, last);
    List<Row> next = new ArrayList<>(rows);
    for (int i = 0; i < next.size(); i++) {
      Row row = next.get(i);
      if (row.instance().equals(instance) && row.market().equals(market)) {
        next.set(i, row.plus(one));
        return new GateTally(minute, next);
      }
    }
    next.add(new Row(instance, market, List.of(one)));
    return new GateTally(minute, next);
  }
}
