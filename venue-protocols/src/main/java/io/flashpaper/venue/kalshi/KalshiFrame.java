// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import io.flashpaper.model.Book;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.WindowAverage;
import io.flashpaper.venue.wire.Refusal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One message of Kalshi's WebSocket.
 *
 * @param id the command it answers, if any
 * @param sid the subscription it belongs to, if any
 * @param seq its number within the subscription, if any
 * @param venueMs when it happened by the venue's clock, or else when it was sent; empty where
 *     neither is said
 */
public record KalshiFrame(
    OptionalLong id, OptionalLong sid, OptionalLong seq, OptionalLong venueMs, Body body) {
  /** What it says. */
  public sealed interface Body {}

  /** A subscription stands. */
  public record Subscribed(String channel) implements Body {}

  /**
   * A command was carried out.
   *
   * @param answer {@code ok} or {@code unsubscribed}
   */
  public record Confirmed(String answer) implements Body {}

  /** A command was refused, or a subscription ended. */
  public record Denied(long code, String message) implements Body {}

  /** A whole book, in each side's own prices. */
  public record Snapshot(MarketId market, Book book) implements Body {}

  /** A signed change of one level, in the side's own prices. */
  public record Delta(MarketId market, Side side, Price price, long deltaHundredths)
      implements Body {}

  /** Running totals. */
  public record Totals(MarketId market, Quantity volume, Quantity openInterest) implements Body {}

  /** A public trade. */
  public record Print(
      MarketId market,
      String tradeId,
      Side takerSide,
      Price yesPrice,
      Quantity quantity,
      long venueTimeMs,
      boolean block)
      implements Body {}

  /** Something happened to a market; the market object tells what. */
  public record Lifecycle(MarketId market) implements Body {}

  /** An event's fees are others from now on; the event tells which. */
  public record FeesChanged(String event) implements Body {}

  /** The settlement index. */
  public record IndexValue(
      String index,
      long valueMicros,
      long sourceTimeMs,
      Optional<WindowAverage> lastMinute,
      Optional<WindowAverage> closingMinute)
      implements Body {}

  /**
   * Nothing that concerns us.
   *
   * @param type what it calls itself
   */
  public record Other(String type) implements Body {}

  /**
   * A message that should have said something and does not.
   *
   * @param market the market it concerns, where that could still be read
   */
  public record Malformed(Refusal refusal, String reason, Optional<MarketId> market)
      implements Body {}
}
