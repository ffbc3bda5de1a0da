// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.engine.index.FairPricing;
import io.flashpaper.engine.index.IndexHistory;
import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.model.MarketId;

/**
 * What the tape has told one engine so far, as its hosts look at it.
 *
 * @param board the markets
 * @param index the index and its past
 * @param pricing what markets are worth by that index
 * @param silence when the venue was heard last
 */
record Outlook(MarketBoard board, IndexHistory index, FairPricing pricing, VenueSilence silence) {
  /** An outlook before the tape, over an index. */
  static Outlook over(IndexHistory index) {
    return new Outlook(new MarketBoard(), index, new FairPricing(index), new VenueSilence());
  }

  /** A market at a moment, as a strategy with this index may see it. */
  MarketSight sight(Cause cause, MarketId market, DeclaredIndex declared) {
    return new MarketSight(
        board.find(market).orElseThrow(),
        cause.timeMs(),
        silence.heardMs(cause.timeMs()),
        pricing,
        declared);
  }
}
