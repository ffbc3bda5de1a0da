// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.decide;

import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.StrikeRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an old bot saw of one market and the underlying at one moment.
 *
 * @param timeMs when, milliseconds since the epoch
 * @param btcMicros the underlying in micro-dollars
 * @param ticker the market
 * @param closeTimeMs when it closes
 * @param windowMs how long it trades before
 * @param yesBid the best YES bid, if there is one
 * @param yesAsk the best YES ask, if there is one
 * @param volume contracts traded so far
 * @param strikeMicros the strike, if the sample says it; only models need it
 */
record Sample(
    long timeMs,
    long btcMicros,
    MarketId ticker,
    long closeTimeMs,
    long windowMs,
    Optional<Price> yesBid,
    Optional<Price> yesAsk,
    Quantity volume,
    OptionalLong strikeMicros) {
  private static final String FIFTEEN_MINUTES = "KXBTC15M";

  /** Deep enough for every condition on depth: a sample does not say how much is offered. */
  private static final Quantity PLENTY = Quantity.ofContracts(1_000_000);

  /** The series: a ticker's part before its first dash. */
  String series() {
    return ticker.ticker().split("-", 2)[0];
  }

  Market market() {
    return new Market(
        ticker,
        series(),
        MarketStatus.OPEN,
        series().equals(FIFTEEN_MINUTES) ? StrikeRule.GREATER_OR_EQUAL : StrikeRule.GREATER,
        strikeMicros,
        closeTimeMs - windowMs,
        closeTimeMs,
        List.of());
  }

  Book book() {
    return new Book(side(yesBid), side(yesAsk.map(Price::complement)));
  }

  private static Ladder side(Optional<Price> best) {
    return best.map(price -> Ladder.of(Map.of(price, PLENTY))).orElse(Ladder.EMPTY);
  }
}
