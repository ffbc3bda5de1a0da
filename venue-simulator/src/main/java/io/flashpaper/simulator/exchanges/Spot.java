// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.exchanges;

import io.flashpaper.simulator.world.VenueQuote;
import io.flashpaper.simulator.world.VenueTrade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an exchange knows: its newest quote, its last trade, the day's figures, and what it has not
 * told yet. Between two flushes only the newest quote and the newest trade are kept.
 */
final class Spot {
  private static final int TRADES_PER_FLUSH = 1;
  private static final long SEQUENCE_STRIDE = 37;

  private final List<VenueTrade> untold = new ArrayList<>();
  private Optional<VenueQuote> quote = Optional.empty();
  private Optional<Deal> last = Optional.empty();
  private boolean quoteTold = true;
  private long open;
  private long high;
  private long low = Long.MAX_VALUE;
  private long volume;
  private long count;
  private long tradeId;
  private long sequence;

  Spot(long firstTradeId, long firstSequence) {
    this.tradeId = firstTradeId;
    this.sequence = firstSequence;
  }

  /** A trade with the number it was told under. */
  record Deal(long id, VenueTrade trade) {}

  void accept(VenueQuote newest) {
    quote = Optional.of(newest);
    quoteTold = false;
  }

  void accept(VenueTrade trade) {
    untold.add(trade);
    if (untold.size() > TRADES_PER_FLUSH) {
      untold.removeFirst();
    }
    open = open == 0 ? trade.priceCents() : open;
    high = Math.max(high, trade.priceCents());
    low = Math.min(low, trade.priceCents());
    volume += trade.size();
    count++;
  }

  /** The newest quote, if it is news. */
  Optional<VenueQuote> takeQuote() {
    if (quoteTold) {
      return Optional.empty();
    }
    quoteTold = true;
    return quote;
  }

  /** The trades that are news, numbered. */
  List<Deal> takeTrades() {
    List<Deal> deals = new ArrayList<>(untold.size());
    for (VenueTrade trade : untold) {
      deals.add(new Deal(++tradeId, trade));
    }
    untold.clear();
    if (!deals.isEmpty()) {
      last = Optional.of(deals.getLast());
    }
    return deals;
  }

  Optional<VenueQuote> quote() {
    return quote;
  }

  Optional<Deal> last() {
    return last;
  }

  /** Rises, but not by one: other channels of the product use the same numbers. */
  long nextSequence() {
    sequence += SEQUENCE_STRIDE;
    return sequence;
  }

  long sequence() {
    return sequence;
  }

  long open() {
    return open;
  }

  long high() {
    return high;
  }

  long low() {
    return low == Long.MAX_VALUE ? 0 : low;
  }

  long volume() {
    return volume;
  }

  long trades() {
    return count;
  }
}
