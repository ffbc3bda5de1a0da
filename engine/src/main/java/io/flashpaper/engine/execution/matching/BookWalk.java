// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.matching;

import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * What a taker finds in a book at a moment: buying a side takes the other side's bids, selling it
 * takes its own side's bids, from the best down to the limit.
 *
 * @param consumed what this account took before
 */
public record BookWalk(MarketId market, Book book, ConsumedLiquidity consumed, long timeMs) {
  /** Buys up to {@code wanted} contracts of a side for at most {@code limit} each. */
  public List<Slice> buy(Side side, Price limit, Quantity wanted) {
    return walk(side.opposite(), limit.complement(), wanted, true);
  }

  /** Sells up to {@code wanted} contracts of a side for at least {@code limit} each. */
  public List<Slice> sell(Side side, Price limit, Quantity wanted) {
    return walk(side, limit, wanted, false);
  }

  private List<Slice> walk(Side bidSide, Price lowestBid, Quantity wanted, boolean buying) {
    Ladder bids = book.bids(bidSide);
    List<Slice> slices = new ArrayList<>();
    Quantity left = wanted;
    for (int rank = 0; rank < bids.depth() && !left.isZero(); rank++) {
      Price bid = bids.price(rank);
      if (bid.isBelow(lowestBid)) {
        break;
      }
      Quantity taken =
          consumed.available(market, bidSide, bid, bids.quantity(rank), timeMs).min(left);
      if (!taken.isZero()) {
        slices.add(new Slice(bid, buying ? bid.complement() : bid, taken));
        left = left.minus(taken);
      }
    }
    return List.copyOf(slices);
  }

  /** How many contracts of a side could be bought for at most {@code limit} each. */
  public Quantity offered(Side side, Price limit) {
    return total(buy(side, limit, EVERYTHING));
  }

  /** How many contracts of a side could be sold at any price. */
  public Quantity wanted(Side side) {
    return total(sell(side, Price.ZERO, EVERYTHING));
  }

  private static Quantity total(List<Slice> slices) {
    return slices.stream().map(Slice::quantity).reduce(Quantity.ZERO, Quantity::plus);
  }

  private static final Quantity EVERYTHING = new Quantity(Long.MAX_VALUE);
}
