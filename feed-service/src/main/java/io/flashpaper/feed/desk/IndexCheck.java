// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import io.flashpaper.engine.index.IndexSample;
import io.flashpaper.engine.index.SettlementAverage;
import io.flashpaper.engine.index.SettlementWindow;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.OfficialIndexTick;
import io.flashpaper.model.event.WindowAverage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Measures our index against the official one, print by print and minute by minute. */
final class IndexCheck {
  private static final long REMEMBERED_MS = 30_000;
  private static final int SAMPLES = 75;

  private final long maxAgeMs;
  private final NavigableMap<Long, Long> prices = new TreeMap<>();
  private final Deque<IndexSample> samples = new ArrayDeque<>();
  private final ErrorWindow errors = new ErrorWindow();
  private final ErrorWindow minuteErrors = new ErrorWindow();
  private Optional<OfficialIndexTick> latest = Optional.empty();

  /** A check that compares no price older than this with an official one. */
  IndexCheck(long maxAgeMs) {
    this.maxAgeMs = maxAgeMs;
  }

  /** Our index. */
  void tick(IndexTick tick) {
    tick.priceMicros().ifPresent(price -> prices.put(tick.timeMs(), price));
    prices.headMap(tick.timeMs() - REMEMBERED_MS).clear();
  }

  /** Our index at a whole second. */
  void sample(IndexSample sample) {
    samples.addLast(sample);
    if (samples.size() > SAMPLES) {
      samples.removeFirst();
    }
  }

  /** The official index: compared with ours as it was at the print's own time. */
  void print(OfficialIndexTick tick) {
    latest = Optional.of(tick);
    Map.Entry<Long, Long> ours = prices.floorEntry(tick.sourceTimeMs());
    if (ours != null && tick.sourceTimeMs() - ours.getKey() <= maxAgeMs) {
      errors.add(ours.getValue(), tick.valueMicros());
    }
    tick.lastMinute().ifPresent(average -> minute(tick.sourceTimeMs(), average));
  }

  private void minute(long endMs, WindowAverage official) {
    SettlementAverage ours = new SettlementAverage(endMs, SettlementWindow.DEFAULT);
    samples.forEach(sample -> ours.print(sample.second() * 1000, sample.priceMicros()));
    if (ours.seen() >= SettlementWindow.DEFAULT.fewest()) {
      minuteErrors.add(ours.soFarMicros().orElseThrow(), official.valueMicros());
    }
  }

  /** The official index's last print. */
  Optional<OfficialIndexTick> latest() {
    return latest;
  }

  /** Our error against its prints. */
  Optional<ErrorStats> errors() {
    return errors.stats();
  }

  /** Our error against its averages of a minute. */
  Optional<ErrorStats> minuteErrors() {
    return minuteErrors.stats();
  }
}
