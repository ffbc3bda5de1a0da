// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.exchange;

import io.flashpaper.venue.wire.Refusal;

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

  /** The best bid and ask in micro-dollars. */
  record Quote(long bidMicros, long askMicros) implements ExchangeEvent {}

  /**
   * Somebody traded just now.
   *
   * @param priceMicros in micro-dollars
   * @param takerBought whether the taker bought
   * @param tradeId the exchange's own id
   */
  record Trade(long priceMicros, boolean takerBought, String tradeId) implements ExchangeEvent {}

  /** The exchange wants to be connected to anew. */
  record ReconnectPlease() implements ExchangeEvent {}

  /** Nothing that concerns us; includes trades that happened before we subscribed. */
  record Ignored() implements ExchangeEvent {}

  /** A frame that should have said something and does not. */
  record Malformed(Refusal refusal, String reason) implements ExchangeEvent {}
}
