// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.WindowAverage;
import io.flashpaper.tape.Topic;
import java.util.List;
import java.util.Optional;

/** What a venue's session tells the desk; {@code receivedMs} is world time. */
public sealed interface FeedEvent {
  /** An exchange's best bid and ask in micro-dollars. */
  record Quoted(String venue, long bidMicros, long askMicros, long receivedMs)
      implements FeedEvent {}

  /** An exchange's last quote still stands. */
  record QuoteStands(String venue, long receivedMs) implements FeedEvent {}

  /** A frame or answer of an exchange that held a quote or a trade, as received. */
  record RawTick(String venue, FeedMode mode, String json, long receivedMs) implements FeedEvent {}

  /** A message that was not taken. */
  record Refused(Topic source, String venue, String reason, String payload, long receivedMs)
      implements FeedEvent {}

  /** A venue is reached in another way. */
  record ModeChanged(String venue, FeedMode mode, String reason) implements FeedEvent {}

  /** What the venue says of a market, its totals and, once final, its outcome. */
  record MarketSeen(
      Market market, Quantity volume, Quantity openInterest, Optional<Settlement> settlement)
      implements FeedEvent {}

  /** A market's running totals. */
  record TotalsSeen(MarketId market, Quantity volume, Quantity openInterest) implements FeedEvent {}

  /** A whole book. */
  record BookSeen(MarketId market, Book book, FeedMode source) implements FeedEvent {}

  /** One level of a book changed, signed, in the side's own prices. */
  record BookChanged(MarketId market, Side side, Price price, long deltaHundredths)
      implements FeedEvent {}

  /** Books that can no longer be trusted. */
  record BooksLost(List<MarketId> markets, String reason) implements FeedEvent {
    /** Freezes the list. */
    public BooksLost {
      markets = List.copyOf(markets);
    }
  }

  /** Somebody traded. */
  record Traded(
      MarketId market,
      String tradeId,
      Side takerSide,
      Price yesPrice,
      Quantity quantity,
      long venueTimeMs,
      boolean block)
      implements FeedEvent {}

  /** The venue published its settlement index. */
  record OfficialIndexSeen(
      String index,
      long valueMicros,
      long sourceTimeMs,
      Optional<WindowAverage> lastMinute,
      Optional<WindowAverage> closingMinute)
      implements FeedEvent {}

  /**
   * The venue's own answer to what a streamed book is, to be held against ours.
   *
   * @param askedMs when it was asked
   * @param answeredMs when the answer came
   */
  record BookAudited(MarketId market, Book book, long askedMs, long answeredMs)
      implements FeedEvent {}

  /** A message about this market could not be read: what we hold of it may be wrong. */
  record MarketUnusable(MarketId market, String reason) implements FeedEvent {}

  /**
   * How the venue's clock differs from ours.
   *
   * @param offsetMs the venue's time minus ours
   */
  record ClockSkewSeen(String venue, long offsetMs) implements FeedEvent {}
}
