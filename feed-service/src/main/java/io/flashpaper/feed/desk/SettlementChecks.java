// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import io.flashpaper.engine.index.IndexSample;
import io.flashpaper.engine.index.SettlementAverage;
import io.flashpaper.engine.index.SettlementWindow;
import io.flashpaper.model.Market;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.TapeEvent.OfficialIndexTick;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Averages the last minute before each close by itself, once of our index and once of the official
 * prints, and holds both against what the venue settles on.
 */
final class SettlementChecks {
  private static final long KEPT_AFTER_CLOSE_MS = 7_200_000;
  private static final int KEPT = 20;

  private record Minute(SettlementAverage ours, SettlementAverage prints) {
    static Minute before(long closeMs) {
      return new Minute(
          new SettlementAverage(closeMs, SettlementWindow.DEFAULT),
          new SettlementAverage(closeMs, SettlementWindow.DEFAULT));
    }
  }

  private final SortedMap<Long, Minute> minutes = new TreeMap<>();
  private final Deque<SettlementCheck> latest = new ArrayDeque<>();

  /** A market will close then. */
  void expect(Market market, long nowMs) {
    if (nowMs < market.closeTimeMs()) {
      minutes.computeIfAbsent(market.closeTimeMs(), Minute::before);
      minutes.headMap(nowMs - KEPT_AFTER_CLOSE_MS).clear();
    }
  }

  /** Our index at a whole second. */
  void sample(IndexSample sample) {
    minutes
        .values()
        .forEach(minute -> minute.ours().print(sample.second() * 1000, sample.priceMicros()));
  }

  /** A print of the official index. */
  void print(OfficialIndexTick tick) {
    minutes
        .values()
        .forEach(minute -> minute.prints().print(tick.sourceTimeMs(), tick.valueMicros()));
  }

  /** The venue settled a market; empty unless it said on which value and we followed the minute. */
  Optional<SettlementCheck> settled(Market market, Settlement settlement) {
    Minute minute = minutes.get(market.closeTimeMs());
    if (minute == null || settlement.expirationValueMicros().isEmpty()) {
      return Optional.empty();
    }
    SettlementCheck check =
        new SettlementCheck(
            market.id(),
            market.closeTimeMs(),
            settlement.expirationValueMicros().getAsLong(),
            settlement.result(),
            average(minute.ours()),
            average(minute.prints()),
            winner(minute.ours(), market));
    latest.addFirst(check);
    if (latest.size() > KEPT) {
      latest.removeLast();
    }
    return Optional.of(check);
  }

  private static Optional<Side> winner(SettlementAverage average, Market market) {
    return market.strikeMicros().isEmpty()
        ? Optional.empty()
        : average.winner(market.strikeRule(), market.strikeMicros().getAsLong());
  }

  private static SettlementCheck.Average average(SettlementAverage average) {
    return new SettlementCheck.Average(average.valueMicros(), average.seen());
  }

  /** The last ones, newest first. */
  List<SettlementCheck> latest() {
    return List.copyOf(latest);
  }
}
