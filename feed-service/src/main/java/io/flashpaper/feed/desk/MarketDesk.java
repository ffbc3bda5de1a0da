// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.event.MarketState;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookDelta;
import io.flashpaper.model.event.TapeEvent.BookInvalidated;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.event.TapeEvent.MarketStats;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.event.TapeEvent.PublicTrade;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The markets' lives and books: writes what changed, and only what changed. A market opens and
 * closes by its own times, since the venue announces neither.
 */
final class MarketDesk {
  private final MarketBoard board;
  private final Consumer<TapeEvent> tape;
  private final Consumer<MarketId> snapshotWanted;
  private long nextTurnMs = Long.MIN_VALUE;

  MarketDesk(MarketBoard board, Consumer<TapeEvent> tape, Consumer<MarketId> snapshotWanted) {
    this.board = board;
    this.tape = tape;
    this.snapshotWanted = snapshotWanted;
  }

  private void write(TapeEvent event) {
    board.accept(event);
    tape.accept(event);
  }

  /** No book of the run before can be trusted; the key frame that follows tells it. */
  void forgetBooks() {
    board.all().stream()
        .map(live -> live.market().id())
        .forEach(id -> board.accept(new BookInvalidated(0, id, "the feed started anew")));
  }

  void seen(FeedEvent.MarketSeen seen, long nowMs) {
    Market market = atTime(seen.market(), nowMs);
    Optional<LiveMarket> known = board.find(market.id());
    if (known.isEmpty() || !known.get().market().equals(market)) {
      write(new MarketUpdated(nowMs, market));
      nextTurnMs = Long.MIN_VALUE;
    }
    totals(market.id(), seen.volume(), seen.openInterest(), nowMs);
    seen.settlement()
        .filter(settlement -> !get(market.id()).settlement().equals(Optional.of(settlement)))
        .ifPresent(settlement -> write(new MarketSettled(nowMs, market.id(), settlement)));
  }

  private LiveMarket get(MarketId id) {
    return board.find(id).orElseThrow();
  }

  /** Totals only rise; an older answer that comes late is passed over. */
  void totals(MarketId id, Quantity volume, Quantity openInterest, long nowMs) {
    Optional<LiveMarket> known = board.find(id);
    if (known.isEmpty() || volume.compareTo(known.get().volume()) < 0) {
      return;
    }
    if (!volume.equals(known.get().volume()) || !openInterest.equals(known.get().openInterest())) {
      write(new MarketStats(nowMs, id, volume, openInterest));
    }
  }

  void snapshot(FeedEvent.BookSeen seen, long nowMs) {
    Optional<LiveMarket> known = trading(seen.market());
    if (known.isEmpty()) {
      return;
    }
    if (seen.book().isCrossed()) {
      corrupt(seen.market(), "the snapshot's bids reach $1 together", nowMs);
    } else if (!known.get().book().equals(Optional.of(seen.book()))) {
      write(new BookSnapshot(nowMs, seen.market(), seen.book(), seen.source()));
    }
  }

  void delta(FeedEvent.BookChanged change, long nowMs) {
    Optional<Book> book = trading(change.market()).flatMap(LiveMarket::book);
    if (book.isEmpty()) {
      return;
    }
    Book next;
    try {
      next = book.get().changed(change.side(), change.price(), change.deltaHundredths());
    } catch (IllegalArgumentException negative) {
      corrupt(change.market(), String.valueOf(negative.getMessage()), nowMs);
      return;
    }
    if (next.isCrossed()) {
      corrupt(change.market(), "the best bids reach $1 together", nowMs);
    } else {
      write(
          new BookDelta(
              nowMs, change.market(), change.side(), change.price(), change.deltaHundredths()));
    }
  }

  private void corrupt(MarketId id, String reason, long nowMs) {
    lose(id, reason, nowMs);
    snapshotWanted.accept(id);
  }

  void lost(FeedEvent.BooksLost lost, long nowMs) {
    lost.markets().forEach(id -> lose(id, lost.reason(), nowMs));
  }

  private void lose(MarketId id, String reason, long nowMs) {
    if (board.find(id).flatMap(LiveMarket::book).isPresent()) {
      write(new BookInvalidated(nowMs, id, reason));
    }
  }

  void traded(FeedEvent.Traded t, long nowMs) {
    if (board.find(t.market()).isPresent()) {
      write(
          new PublicTrade(
              nowMs,
              t.market(),
              t.tradeId(),
              t.takerSide(),
              t.yesPrice(),
              t.quantity(),
              t.venueTimeMs(),
              t.block()));
    }
  }

  private Optional<LiveMarket> trading(MarketId id) {
    return board
        .find(id)
        .filter(
            live ->
                live.market().status() == MarketStatus.OPEN
                    || live.market().status() == MarketStatus.PAUSED);
  }

  /** When a market opens or closes next. */
  long nextTurnMs() {
    return nextTurnMs;
  }

  /** Opens and closes what is due. */
  void turn(long nowMs) {
    if (nowMs < nextTurnMs) {
      return;
    }
    for (LiveMarket live : List.copyOf(board.all())) {
      Market market = atTime(live.market(), nowMs);
      if (!market.equals(live.market())) {
        write(new MarketUpdated(nowMs, market));
      }
    }
    nextTurnMs =
        board.all().stream()
            .mapToLong(live -> nextTurn(live.market()))
            .min()
            .orElse(Long.MAX_VALUE);
  }

  private static long nextTurn(Market market) {
    return switch (market.status()) {
      case UNOPENED -> market.openTimeMs();
      case OPEN, PAUSED -> market.closeTimeMs();
      case CLOSED, SETTLED -> Long.MAX_VALUE;
    };
  }

  private static Market atTime(Market market, long nowMs) {
    return switch (market.status()) {
      case UNOPENED, OPEN, PAUSED -> {
        if (nowMs >= market.closeTimeMs()) {
          yield market.withStatus(MarketStatus.CLOSED);
        }
        boolean opens = market.status() == MarketStatus.UNOPENED && nowMs >= market.openTimeMs();
        yield opens ? market.withStatus(MarketStatus.OPEN) : market;
      }
      case CLOSED, SETTLED -> market;
    };
  }

  /** The markets a new reader must know, by ticker. */
  List<MarketState> states() {
    return board.all().stream()
        .filter(live -> live.settlement().isEmpty())
        .map(l -> new MarketState(l.market(), l.book(), l.volume(), l.openInterest(), l.health()))
        .toList();
  }
}
