// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.exchange;

import io.flashpaper.venue.wire.Refusal;
import java.util.OptionalLong;

/** What a frame of an exchange says. */
public sealed interface ExchangeEvent {
  /** A subscription stands. */
  record Ack(String subscription) implements ExchangeEvent {}

  /** A subscription, or something else we asked for, was refused. */
  record Denied(String reason) implements ExchangeEvent {}

  /**
   * The connection is alive.
   *
   * @param quoteStands whether this also says that the best bid and ask are still the last ones
   */
  record Alive(boolean quoteStands) implements ExchangeEvent {}

  /**
   * The best bid and ask. A side without orders is zero, which no index uses: an empty book must
   * end the life of the quote before it.
   *
   * @param bidMicros in micro-dollars
   * @param askMicros in micro-dollars
   * @param venueMs when it stood, on the exchange's own clock, where that is said
   * @param sequence the exchange's number, where there is one: it rises from quote to quote, and
   *     one that falls or repeats is late or a duplicate
   */
  record Quote(long bidMicros, long askMicros, OptionalLong venueMs, OptionalLong sequence)
      implements ExchangeEvent {
    /** A quote that says neither when it stood nor its number. */
    Quote(long bidMicros, long askMicros) {
      this(bidMicros, askMicros, OptionalLong.empty(), OptionalLong.empty());
    }
  }

  /**
   * Somebody traded just now.
   *
   * @param priceMicros in micro-dollars
   * @param takerBought whether the taker bought
   * @param tradeId the exchange's own number, which rises from trade to trade: one that falls or
   *     repeats is late or a duplicate
   * @param venueMs when, on the exchange's own clock
   */
  record Trade(long priceMicros, boolean takerBought, long tradeId, OptionalLong venueMs)
      implements ExchangeEvent {}

  /** The exchange wants to be connected to anew. */
  record ReconnectPlease() implements ExchangeEvent {}

  /**
   * Nothing that concerns us; includes trades that happened before we subscribed.
   *
   * @param kind what it is, for counting
   */
  record Ignored(String kind) implements ExchangeEvent {}

  /** A frame that should have said something and does not. */
  record Malformed(Refusal refusal, String reason) implements ExchangeEvent {}
}
