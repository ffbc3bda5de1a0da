// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

/** What a step of the world can cause. */
public sealed interface WorldEvent {
  /** A spot exchange quotes. */
  record Quoted(VenueQuote quote) implements WorldEvent {}

  /** A spot exchange trades. */
  record Traded(VenueTrade trade) implements WorldEvent {}

  /** The settlement index prints. */
  record Printed(long second, long cents) implements WorldEvent {}

  /** A market's book is no longer what it was. */
  record BookMoved(Market market) implements WorldEvent {}

  /** A market trades in public. */
  record MarketTraded(Market market, PublicTrade trade) implements WorldEvent {}

  /** A market comes into being. */
  record Created(Market market) implements WorldEvent {}

  /** A market's strike becomes known. */
  record StrikeSet(Market market) implements WorldEvent {}

  /** A market's outcome is known. */
  record Determined(Market market) implements WorldEvent {}

  /** A market has paid. */
  record Settled(Market market) implements WorldEvent {}
}
