// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.feed.desk.FeedEvent;
import io.flashpaper.feed.desk.FeedEvent.BookChanged;
import io.flashpaper.feed.desk.FeedEvent.BookSeen;
import io.flashpaper.feed.desk.FeedEvent.BooksLost;
import io.flashpaper.feed.desk.FeedEvent.MarketUnusable;
import io.flashpaper.feed.desk.FeedEvent.Traded;
import io.flashpaper.feed.net.Conversation;
import io.flashpaper.feed.net.ErrorLimit;
import io.flashpaper.feed.net.Line;
import io.flashpaper.feed.tape.Stamp;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.venue.kalshi.KalshiChannel;
import io.flashpaper.venue.kalshi.KalshiFrame.Denied;
import io.flashpaper.venue.kalshi.KalshiFrame.Malformed;
import java.util.List;
import java.util.Optional;

/**
 * One connection to Kalshi. Until it speaks for the venue it keeps its books to itself; then it
 * tells them whole, so that no change is lost or counted twice. Trades always pass.
 */
final class KalshiConversation implements Conversation, KalshiStream.Outside {
  /** What the connection is for. */
  interface Listener {
    List<MarketId> trading();

    /** Takes an event, with when it was said and heard if it was; false if it was lost. */
    boolean emit(FeedEvent event, Optional<Stamp> stamp);

    /** Whether this is the first connection to tell of a trade. */
    boolean isNew(Traded trade);

    void frame();

    void marketChanged(MarketId market);

    void feesChanged();

    void refused(Malformed malformed, String text, long receivedMs);

    void gap();

    void duplicate();

    void denied(KalshiChannel channel, Denied denied);
  }

  private final Line line;
  private final Listener listener;
  private final KalshiStream stream;
  private final PrivateBooks books = new PrivateBooks();
  private final ErrorLimit garbage = ErrorLimit.ofGarbage();
  private final ErrorLimit gaps = ErrorLimit.ofGaps();
  private long nowMs;
  private boolean hearing;
  private boolean garbled;
  private boolean speaks;

  KalshiConversation(Line line, KalshiStream.Limits limits, Listener listener) {
    this.line = line;
    this.listener = listener;
    this.stream = new KalshiStream(limits, this);
  }

  KalshiStream stream() {
    return stream;
  }

  @Override
  public void opened() {}

  /** Makes the subscriptions fit the markets that trade, and looks for what is overdue. */
  void sync(long nowMs) {
    stream.sync(listener.trading(), nowMs);
    proveIfReady(nowMs);
  }

  private void proveIfReady(long nowMs) {
    if (!speaks && stream.isReady(nowMs)) {
      line.proved();
    }
  }

  @Override
  public void frame(String text, long receivedMs) {
    listener.frame();
    line.data();
    nowMs = receivedMs;
    garbled = false;
    hearing = true;
    stream.frame(text, receivedMs);
    hearing = false;
    if (!garbled) {
      garbage.good();
    }
    proveIfReady(receivedMs);
  }

  @Override
  public void speak() {
    speaks = true;
    books.take().forEach((market, book) -> emit(new BookSeen(market, book, FeedMode.WS)));
    List<MarketId> missing = stream.awaitedSnapshots();
    if (!missing.isEmpty()) {
      emit(new BooksLost(missing, "its snapshot does not come"));
    }
  }

  @Override
  public void send(String command) {
    line.send(command);
  }

  @Override
  public void emit(FeedEvent event) {
    switch (event) {
      case Traded trade -> traded(trade);
      case BookSeen seen when !speaks -> books.put(seen.market(), seen.book());
      case BookChanged change when !speaks -> changed(change);
      case BooksLost lost when !speaks -> books.forget(lost.markets());
      case MarketUnusable unusable when !speaks -> books.forget(List.of(unusable.market()));
      default -> {
        if (speaks) {
          tell(event);
        }
      }
    }
  }

  private void traded(Traded trade) {
    if (listener.isNew(trade)) {
      tell(trade);
    } else {
      listener.duplicate();
    }
  }

  /** A book that was not told, or misses a change, is no book; the connection is not to blame. */
  private void tell(FeedEvent event) {
    if (listener.emit(event, stamp())) {
      return;
    }
    switch (event) {
      case BookSeen seen -> lose(seen.market());
      case BookChanged change -> lose(change.market());
      default -> {}
    }
  }

  private void lose(MarketId market) {
    listener.emit(new BooksLost(List.of(market), "the tape cannot keep up"), stamp());
    stream.requestSnapshot(market, nowMs);
  }

  private Optional<Stamp> stamp() {
    return hearing
        ? Optional.of(new Stamp(KalshiSession.VENUE, nowMs, stream.venueMs()))
        : Optional.empty();
  }

  private void changed(BookChanged change) {
    if (!books.change(change)) {
      stream.requestSnapshot(change.market(), nowMs);
    }
  }

  @Override
  public void marketChanged(MarketId market) {
    listener.marketChanged(market);
  }

  @Override
  public void feesChanged() {
    listener.feesChanged();
  }

  @Override
  public void refused(Malformed malformed, String text, long receivedMs) {
    garbled = true;
    listener.refused(malformed, text, receivedMs);
    if (garbage.bad(receivedMs)) {
      line.end("too much that cannot be read, last: " + malformed.reason());
    }
  }

  @Override
  public void gap(String reason) {
    listener.gap();
    if (gaps.bad(nowMs)) {
      line.end("too many gaps, last: " + reason);
    }
  }

  @Override
  public void duplicate() {
    listener.duplicate();
  }

  @Override
  public void denied(KalshiChannel channel, Denied denied) {
    line.denied(
        "%s was refused with code %d: %s"
            .formatted(channel.wireName(), denied.code(), denied.message()));
    listener.denied(channel, denied);
  }

  @Override
  public void replace(String reason) {
    line.replace(reason);
  }

  @Override
  public void end(String reason) {
    line.refused(reason);
  }
}
