// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.segment;

import io.flashpaper.model.MarketId;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookDelta;
import io.flashpaper.model.event.TapeEvent.BookInvalidated;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.FeedModeChanged;
import io.flashpaper.model.event.TapeEvent.Heartbeat;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.event.TapeEvent.MarketGraded;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.event.TapeEvent.MarketStats;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.event.TapeEvent.OfficialIndexTick;
import io.flashpaper.model.event.TapeEvent.PublicTrade;
import io.flashpaper.model.event.TapeRecord;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A tape as a segment shows it: the index from some time before it, for the strategies' windows,
 * and the events of its own markets until the last of them is settled.
 */
public final class SegmentTape implements Iterator<TapeRecord> {
  /** How much of the index comes before a segment: the longest window a strategy may ask for. */
  public static final long WARM_UP_MS = 3_600_000;

  private final Iterator<TapeRecord> tape;
  private final long fromMs;
  private final Set<MarketId> markets;
  private final Set<MarketId> unsettled;
  private Optional<TapeRecord> next;

  /** This segment of a tape. */
  public SegmentTape(Iterator<TapeRecord> tape, TapeOutline outline, Segment segment) {
    this.tape = tape;
    this.fromMs = segment.fromMs() - WARM_UP_MS;
    this.markets =
        segment.marketsOf(outline.markets()).stream()
            .map(ListedMarket::id)
            .collect(Collectors.toUnmodifiableSet());
    this.unsettled = new HashSet<>(markets);
    this.next = seek();
  }

  private Optional<TapeRecord> seek() {
    while (tape.hasNext() && !unsettled.isEmpty()) {
      TapeRecord record = tape.next();
      if (record.event().timeMs() >= fromMs) {
        Optional<TapeRecord> seen = seen(record);
        if (seen.isPresent()) {
          return seen;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<TapeRecord> seen(TapeRecord record) {
    return switch (record.event()) {
      case IndexTick _, OfficialIndexTick _, FeedModeChanged _, Heartbeat _ -> Optional.of(record);
      case KeyFrame e -> Optional.of(new TapeRecord(record.offset(), ofItsMarkets(e)));
      case MarketUpdated e -> of(e.market().id(), record);
      case BookSnapshot e -> of(e.market(), record);
      case BookDelta e -> of(e.market(), record);
      case BookInvalidated e -> of(e.market(), record);
      case MarketGraded e -> of(e.market(), record);
      case MarketStats e -> of(e.market(), record);
      case PublicTrade e -> of(e.market(), record);
      case MarketSettled e -> {
        unsettled.remove(e.market());
        yield of(e.market(), record);
      }
    };
  }

  private Optional<TapeRecord> of(MarketId market, TapeRecord record) {
    return markets.contains(market) ? Optional.of(record) : Optional.empty();
  }

  private TapeEvent ofItsMarkets(KeyFrame frame) {
    return new KeyFrame(
        frame.timeMs(),
        frame.markets().stream().filter(state -> markets.contains(state.market().id())).toList(),
        frame.index(),
        frame.modes());
  }

  @Override
  public boolean hasNext() {
    return next.isPresent();
  }

  @Override
  public TapeRecord next() {
    TapeRecord record = next.orElseThrow(NoSuchElementException::new);
    next = seek();
    return record;
  }
}
