// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.feed.wire.Refusal;
import io.flashpaper.model.Book;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import java.util.OptionalLong;

/**
 * One message of Kalshi's WebSocket.
 *
 * @param id the command it answers, if any
 * @param sid the subscription it belongs to, if any
 * @param seq its number within the subscription, if any
 */
record KalshiFrame(OptionalLong id, OptionalLong sid, OptionalLong seq, Body body) {
  /** What it says. */
  sealed interface Body {}

  /** A subscription stands. */
  record Subscribed(String channel) implements Body {}

  /** A command was refused, or a subscription ended. */
  record Denied(long code, String message) implements Body {}

  /** A whole book, in each side's own prices. */
  record Snapshot(MarketId market, Book book) implements Body {}

  /** A signed change of one level, in the side's own prices. */
  record Delta(MarketId market, Side side, Price price, long deltaHundredths) implements Body {}

  /** Running totals. */
  record Totals(MarketId market, Quantity volume, Quantity openInterest) implements Body {}

  /** A public trade. */
  record Print(
      MarketId market,
      String tradeId,
      Side takerSide,
      Price yesPrice,
      Quantity quantity,
      long venueTimeMs)
      implements Body {}

  /** Something happened to a market; the market object tells what. */
  record Lifecycle(MarketId market) implements Body {}

  /** The settlement index. */
  record IndexValue(String index, long valueMicros, long sourceTimeMs) implements Body {}

  /** Nothing that concerns us. */
  record Other() implements Body {}

  /** A message that should have said something and does not. */
  record Malformed(Refusal refusal, String reason) implements Body {}
}
