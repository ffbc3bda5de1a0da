// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import io.flashpaper.engine.index.Composite;
import io.flashpaper.engine.index.CompositeLimits;
import io.flashpaper.engine.index.IndexMethod;
import io.flashpaper.engine.index.SecondGrid;
import io.flashpaper.engine.index.Volatility;
import io.flashpaper.feed.desk.DeskStatus.IndexReport;
import io.flashpaper.model.event.Contribution;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.OfficialIndexTick;
import io.flashpaper.model.event.VenueState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * When the index goes on the tape: on a change of price, status or any venue's part in it, but at
 * most every 100 ms, and at least once a second.
 */
final class IndexDesk {
  private static final long SHORTEST_MS = 100;
  private static final long LONGEST_MS = 1000;

  private final List<String> venues;
  private final Composite composite;
  private final IndexMethod method;
  private final SecondGrid grid = new SecondGrid();
  private final Volatility volatility = new Volatility();
  private final IndexCheck check;
  private final SettlementChecks settlements = new SettlementChecks();
  private Optional<IndexTick> last = Optional.empty();
  private boolean moved;

  IndexDesk(List<String> venues, CompositeLimits limits, IndexMethod method) {
    this.venues = List.copyOf(venues);
    this.method = method;
    composite = new Composite(venues, limits, method);
    check = new IndexCheck(limits.maxAgeMs());
  }

  void quote(FeedEvent.Quoted quote) {
    composite.quote(quote.venue(), quote.bidMicros(), quote.askMicros(), quote.receivedMs());
    moved = true;
  }

  void confirm(FeedEvent.QuoteStands stands) {
    composite.confirm(stands.venue(), stands.receivedMs());
  }

  /** A venue can be heard, or not; one that is not part of the index is passed over. */
  void connectedIfKnown(String venue, boolean connected) {
    if (venues.contains(venue)) {
      composite.connected(venue, connected);
      moved = true;
    }
  }

  Optional<IndexTick> last() {
    return last;
  }

  /** When to call {@link #due} next even if nothing happens. */
  long nextMs() {
    long lastMs = last.map(IndexTick::timeMs).orElse(0L);
    return lastMs + (moved ? SHORTEST_MS : LONGEST_MS);
  }

  /** The tick that is to be written now, if any. */
  Optional<IndexTick> due(long nowMs) {
    if (nowMs < nextMs()) {
      return Optional.empty();
    }
    moved = false;
    IndexTick tick = composite.evaluate(nowMs);
    boolean late = last.isEmpty() || nowMs - last.get().timeMs() >= LONGEST_MS;
    if (!late && same(last.get(), tick)) {
      return Optional.empty();
    }
    learn(tick);
    last =
        Optional.of(
            tick.withVolatilityPpm(ppm(volatility.perYear()))
                .withVolatilityRatioPpm(ppm(volatility.minuteOverQuarterHour())));
    return last;
  }

  private static OptionalLong ppm(OptionalDouble value) {
    return value.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(1, Math.round(value.getAsDouble() * 1e6)));
  }

  private void learn(IndexTick tick) {
    check.tick(tick);
    grid.accept(tick)
        .ifPresent(
            sample -> {
              volatility.accept(sample);
              check.sample(sample);
              settlements.sample(sample);
            });
  }

  /** The official index's next print. */
  void official(OfficialIndexTick tick) {
    check.print(tick);
    settlements.print(tick);
  }

  /** Our own averages of the minute before each close. */
  SettlementChecks settlements() {
    return settlements;
  }

  IndexReport report() {
    return new IndexReport(
        last,
        method,
        volatility.perYear(),
        volatility.jumpShare(),
        check.latest(),
        check.errors(),
        check.minuteErrors(),
        settlements.latest());
  }

  private static boolean same(IndexTick a, IndexTick b) {
    return a.priceMicros().equals(b.priceMicros())
        && a.status() == b.status()
        && states(a).equals(states(b));
  }

  private static List<VenueState> states(IndexTick tick) {
    return tick.contributions().stream().map(Contribution::state).toList();
  }
}
