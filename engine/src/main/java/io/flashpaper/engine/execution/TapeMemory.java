// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.MarketMoment;
import io.flashpaper.engine.execution.exits.Holding.Seen;
import io.flashpaper.engine.index.FairPricing;
import io.flashpaper.engine.index.IndexHistory;
import io.flashpaper.engine.index.SettlementAverage;
import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookDelta;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.FeedModeChanged;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.event.TapeRecord;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What the tape has told so far: markets, index, modes, and how far it was read. Rebuilt by reading
 * the tape again from {@link #rewindOffset()}; nothing here is ever stored.
 */
public final class TapeMemory {
  private static final long STALE_INDEX_MS = 5_000;
  private static final long MINUTE_MS = 60_000;

  private final MarketBoard board = new MarketBoard();
  private final IndexHistory index = new IndexHistory();
  private final FairPricing pricing = new FairPricing(index);
  private final KeyFrameTrail trail = new KeyFrameTrail();
  private final Map<String, FeedMode> modes = new TreeMap<>();
  private long offset = -1;
  private long timeMs;
  private boolean newSecond;
  private Optional<MarketId> updatedBook = Optional.empty();

  TapeMemory() {}

  void accept(TapeRecord next) {
    if (next.offset() <= offset) {
      throw new IllegalArgumentException(
          "tape offset %d comes after %d: the tape only moves forward"
              .formatted(next.offset(), offset));
    }
    offset = next.offset();
    newSecond = Math.floorDiv(next.event().timeMs(), 1000L) != Math.floorDiv(timeMs, 1000L);
    timeMs = next.event().timeMs();
    updatedBook = updatedBook(next.event());
    board.accept(next.event());
    trail.accept(offset, next.event());
    switch (next.event()) {
      case IndexTick tick -> index.accept(tick);
      case FeedModeChanged change -> modes.put(change.venue(), change.mode());
      case KeyFrame frame -> {
        frame.modes().forEach(mode -> modes.put(mode.venue(), mode.mode()));
        if (index.latest().isEmpty()) {
          frame.index().ifPresent(index::accept);
        }
      }
      default -> {}
    }
  }

  private static Optional<MarketId> updatedBook(TapeEvent event) {
    return switch (event) {
      case BookSnapshot snapshot -> Optional.of(snapshot.market());
      case BookDelta delta -> Optional.of(delta.market());
      default -> Optional.empty();
    };
  }

  /** The last tape event read; -1 before the first. */
  public long offset() {
    return offset;
  }

  /** Tape time of the last event read; 0 before the first. */
  public long timeMs() {
    return timeMs;
  }

  /** The beginning of the current minute. */
  long minuteMs() {
    return Math.floorDiv(timeMs, MINUTE_MS) * MINUTE_MS;
  }

  /** All markets. */
  public MarketBoard board() {
    return board;
  }

  /** The index and its past. */
  public IndexHistory index() {
    return index;
  }

  /** How each venue is reached, by name. */
  public Map<String, FeedMode> modes() {
    return Collections.unmodifiableMap(modes);
  }

  /** Where a reader must begin to know, at this point, all that matters here. */
  public long rewindOffset() {
    return trail.rewindOffset(timeMs);
  }

  Optional<LiveMarket> market(MarketId id) {
    return board.find(id);
  }

  /** What the last event was to a market. */
  Seen seen(MarketId id) {
    return new Seen(updatedBook.filter(id::equals).isPresent(), newSecond);
  }

  /** The index's relative deviation; empty while unknown or while the index does not move on. */
  OptionalLong deviationPpm(Duration window) {
    return moving().isEmpty() ? OptionalLong.empty() : index.relativeDeviationPpm(window);
  }

  /** The index's volatility of late over that of before; empty like the deviation. */
  OptionalLong volatilityRatioPpm() {
    return moving().map(IndexTick::volatilityRatioPpm).orElse(OptionalLong.empty());
  }

  private Optional<IndexTick> moving() {
    return index.latest().filter(tick -> timeMs - tick.timeMs() <= STALE_INDEX_MS);
  }

  /** How much a contract's price moves by itself, were it at this level. */
  double ordinaryMove(Market market, Price price, Duration over) {
    return pricing.ordinaryMove(market, timeMs, price, over);
  }

  /** Our own average of the prints before a close. */
  SettlementAverage ownAverage(long closeMs) {
    return pricing.average(closeMs);
  }

  /** The probability that YES wins by the index, in millionths; empty where it cannot be said. */
  OptionalLong probabilityMicros(Market market) {
    return pricing
        .now(market, timeMs)
        .map(value -> OptionalLong.of(value.clampedMicros()))
        .orElse(OptionalLong.empty());
  }

  /** What a market looks like now, as seen at {@code momentMs}. */
  MarketMoment moment(MarketId id, long momentMs) {
    Optional<Book> book = market(id).flatMap(LiveMarket::book);
    return new MarketMoment(
        offset,
        momentMs,
        book.flatMap(Book::k),
        book.map(Book::spreadMicros).orElse(OptionalLong.empty()),
        index.priceMicros(),
        market(id).map(LiveMarket::health));
  }
}
