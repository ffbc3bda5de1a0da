// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model.event;

import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.Side;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something the market did. {@code timeMs} is tape time: when the feed received it, in milliseconds
 * since the epoch, never going back from one event to the next.
 */
public sealed interface TapeEvent {
  /** Tape time in milliseconds since the epoch. */
  long timeMs();

  /**
   * Our consolidated price changed, or its health did.
   *
   * @param priceMicros the index in micro-dollars; empty when no venue can be trusted
   * @param status how far to trust it
   * @param dispersionCentiBps spread of the used venues' mids over the index, in hundredths of a
   *     basis point
   * @param volatilityPpm how much the index moves: log volatility per square root of a year, in
   *     millionths, so 600 000 is 60 %; empty while too little was seen of it
   * @param volatilityRatioPpm its volatility of late over that of the last quarter of an hour, in
   *     millionths: above 1 000 000 it moves more than it did; empty while too little was seen, and
   *     on tapes from before it was written
   * @param contributions every configured venue, used or not, in configuration order
   */
  record IndexTick(
      long timeMs,
      OptionalLong priceMicros,
      IndexStatus status,
      long dispersionCentiBps,
      OptionalLong volatilityPpm,
      OptionalLong volatilityRatioPpm,
      List<Contribution> contributions)
      implements TapeEvent {
    /**
     * Checks the volatility and freezes the list.
     *
     * @throws IllegalArgumentException if the volatility or its ratio is not above 0
     */
    public IndexTick {
      contributions = List.copyOf(contributions);
      mustBePositive("volatility", volatilityPpm);
      mustBePositive("volatility's ratio", volatilityRatioPpm);
    }

    private static void mustBePositive(String what, OptionalLong ppm) {
      if (ppm.isPresent() && ppm.getAsLong() <= 0) {
        throw new IllegalArgumentException(
            "a " + what + " is above 0 ppm, but is " + ppm.getAsLong());
      }
    }

    /** A tick whose volatility is known, but not how it compares with before. */
    public IndexTick(
        long timeMs,
        OptionalLong priceMicros,
        IndexStatus status,
        long dispersionCentiBps,
        OptionalLong volatilityPpm,
        List<Contribution> contributions) {
      this(
          timeMs,
          priceMicros,
          status,
          dispersionCentiBps,
          volatilityPpm,
          OptionalLong.empty(),
          contributions);
    }

    /** A tick whose volatility is not known. */
    public IndexTick(
        long timeMs,
        OptionalLong priceMicros,
        IndexStatus status,
        long dispersionCentiBps,
        List<Contribution> contributions) {
      this(timeMs, priceMicros, status, dispersionCentiBps, OptionalLong.empty(), contributions);
    }

    /** This tick with another volatility, in millionths. */
    public IndexTick withVolatilityPpm(OptionalLong next) {
      return new IndexTick(
          timeMs, priceMicros, status, dispersionCentiBps, next, volatilityRatioPpm, contributions);
    }

    /** This tick with another ratio of volatilities, in millionths. */
    public IndexTick withVolatilityRatioPpm(OptionalLong next) {
      return new IndexTick(
          timeMs, priceMicros, status, dispersionCentiBps, volatilityPpm, next, contributions);
    }

    /** How many venues the price is made of. */
    public int venuesUsed() {
      return (int) contributions.stream().filter(c -> c.state() == VenueState.USED).count();
    }
  }

  /**
   * The venue published its settlement index.
   *
   * @param index the index's name, such as {@code BRTI}
   * @param valueMicros its value in micro-dollars
   * @param sourceTimeMs the index provider's own time of the value
   * @param lastMinute the average of the 60 seconds before it, if the venue says it
   * @param closingMinute the running average of the minute before the next quarter hour, which
   *     15-minute markets settle on; only within that minute
   */
  record OfficialIndexTick(
      long timeMs,
      String index,
      long valueMicros,
      long sourceTimeMs,
      Optional<WindowAverage> lastMinute,
      Optional<WindowAverage> closingMinute)
      implements TapeEvent {}

  /** A whole book, replacing what was known of it. */
  record BookSnapshot(long timeMs, MarketId market, Book book, FeedMode source)
      implements TapeEvent {}

  /**
   * One level changed.
   *
   * @param price in the named side's own prices
   * @param deltaHundredths signed change in hundredths of a contract
   */
  record BookDelta(long timeMs, MarketId market, Side side, Price price, long deltaHundredths)
      implements TapeEvent {}

  /** The book is not to be trusted until its next snapshot. */
  record BookInvalidated(long timeMs, MarketId market, String reason) implements TapeEvent {}

  /** How far a market's data can be trusted has changed. */
  record MarketGraded(long timeMs, MarketId market, FeedHealth health) implements TapeEvent {}

  /** A market was found, or what the venue says of it changed: the whole description anew. */
  record MarketUpdated(long timeMs, Market market) implements TapeEvent {}

  /**
   * A market's running totals.
   *
   * @param volume contracts traded so far
   * @param openInterest contracts held now
   */
  record MarketStats(long timeMs, MarketId market, Quantity volume, Quantity openInterest)
      implements TapeEvent {}

  /**
   * Somebody traded.
   *
   * @param tradeId the venue's id of the print
   * @param takerSide the side the taker bought
   * @param yesPrice the price in YES terms
   * @param venueTimeMs the venue's own time of the print
   * @param block whether it was agreed beside the book and took nothing from it
   */
  record PublicTrade(
      long timeMs,
      MarketId market,
      String tradeId,
      Side takerSide,
      Price yesPrice,
      Quantity quantity,
      long venueTimeMs,
      boolean block)
      implements TapeEvent {}

  /** The official outcome, or a correction of it. */
  record MarketSettled(long timeMs, MarketId market, Settlement settlement) implements TapeEvent {}

  /**
   * A venue is reached in another way, or not at all.
   *
   * @param venue such as {@code kalshi} or {@code coinbase}
   * @param reason a sentence for people
   */
  record FeedModeChanged(long timeMs, String venue, FeedMode mode, String reason)
      implements TapeEvent {}

  /**
   * Everything a reader needs to start here: all live markets, the index and the feed's modes.
   *
   * @param markets live markets by ticker
   * @param index the latest tick, if any
   * @param modes each venue's mode, in configuration order
   */
  record KeyFrame(
      long timeMs,
      List<MarketState> markets,
      Optional<IndexTick> index,
      List<FeedModeChanged> modes)
      implements TapeEvent {
    /** Freezes the lists. */
    public KeyFrame {
      markets = List.copyOf(markets);
      modes = List.copyOf(modes);
    }
  }

  /** Nothing else happened: time moves on. */
  record Heartbeat(long timeMs) implements TapeEvent {}
}
