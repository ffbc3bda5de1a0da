// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tape;

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

/** The tape's events as JSON and back. */
public final class TapeCodec {
  static final String INDEX_TICK = "index-tick";
  static final String OFFICIAL_INDEX_TICK = "official-index-tick";
  static final String BOOK_SNAPSHOT = "book-snapshot";
  static final String BOOK_DELTA = "book-delta";
  static final String BOOK_INVALIDATED = "book-invalidated";
  static final String MARKET_GRADED = "market-graded";
  static final String MARKET_UPDATED = "market-updated";
  static final String MARKET_STATS = "market-stats";
  static final String PUBLIC_TRADE = "public-trade";
  static final String MARKET_SETTLED = "market-settled";
  static final String FEED_MODE_CHANGED = "feed-mode-changed";
  static final String KEY_FRAME = "key-frame";
  static final String HEARTBEAT = "heartbeat";

  private TapeCodec() {}

  /** The event as UTF-8 JSON that begins with its {@code type}. */
  public static byte[] encode(TapeEvent event) {
    return switch (event) {
      case IndexTick e -> Json.message(INDEX_TICK, out -> TapeWriter.write(e, out));
      case OfficialIndexTick e ->
          Json.message(OFFICIAL_INDEX_TICK, out -> TapeWriter.write(e, out));
      case BookSnapshot e -> Json.message(BOOK_SNAPSHOT, out -> TapeWriter.write(e, out));
      case BookDelta e -> Json.message(BOOK_DELTA, out -> TapeWriter.write(e, out));
      case BookInvalidated e ->
          Json.message(
              BOOK_INVALIDATED,
              out -> out.time(e.timeMs()).market(e.market()).text("reason", e.reason()));
      case MarketGraded e -> Json.message(MARKET_GRADED, out -> TapeWriter.write(e, out));
      case MarketUpdated e ->
          Json.message(MARKET_UPDATED, out -> TapeWriter.write(e.market(), out.time(e.timeMs())));
      case MarketStats e -> Json.message(MARKET_STATS, out -> TapeWriter.write(e, out));
      case PublicTrade e -> Json.message(PUBLIC_TRADE, out -> TapeWriter.write(e, out));
      case MarketSettled e -> Json.message(MARKET_SETTLED, out -> TapeWriter.write(e, out));
      case FeedModeChanged e -> Json.message(FEED_MODE_CHANGED, out -> TapeWriter.write(e, out));
      case KeyFrame e -> Json.message(KEY_FRAME, out -> TapeWriter.write(e, out));
      case Heartbeat e -> Json.message(HEARTBEAT, out -> out.time(e.timeMs()));
    };
  }

  /**
   * Reads what {@link #encode} wrote, now or in an earlier version.
   *
   * @throws MalformedMessageException naming the type and the field that cannot be read
   */
  public static TapeEvent decode(byte[] message) {
    return HotReader.tapeEvent(message).orElseGet(() -> decodeCarefully(message));
  }

  /** The same without the short cut for what is frequent. */
  static TapeEvent decodeCarefully(byte[] message) {
    return Json.read(message, TapeCodec::read);
  }

  private static TapeEvent read(String type, Fields in) {
    return switch (type) {
      case INDEX_TICK -> TapeReader.indexTick(in);
      case OFFICIAL_INDEX_TICK -> TapeReader.officialIndexTick(in);
      case BOOK_SNAPSHOT -> TapeReader.bookSnapshot(in);
      case BOOK_DELTA -> TapeReader.bookDelta(in);
      case BOOK_INVALIDATED ->
          new BookInvalidated(in.number("timeMs"), in.market(), in.text("reason"));
      case MARKET_GRADED -> TapeReader.marketGraded(in);
      case MARKET_UPDATED -> new MarketUpdated(in.number("timeMs"), TapeReader.market(in));
      case MARKET_STATS ->
          new MarketStats(
              in.number("timeMs"), in.market(), in.quantity("volume"), in.quantity("openInterest"));
      case PUBLIC_TRADE -> TapeReader.publicTrade(in);
      case MARKET_SETTLED -> TapeReader.marketSettled(in);
      case FEED_MODE_CHANGED -> TapeReader.feedModeChanged(in);
      case KEY_FRAME -> TapeReader.keyFrame(in);
      case HEARTBEAT -> new Heartbeat(in.number("timeMs"));
      default -> throw new MalformedMessageException("unknown tape message type '" + type + "'");
    };
  }
}
