// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;

/** Turns a best bid and ask into levels with sizes, and lets the public trade against them. */
final class BookKeeper {
  private static final int LEVELS = 8;
  private static final int LEVELS_AT_TOUCH = 3;
  private static final int ROUND = 5;
  private static final double KEPT = 0.95;
  private static final double FRACTIONAL = 0.7;
  private static final int CONTRACT = 100;

  private final Market market;
  private final PriceGrid grid;
  private final SeedStream depth;
  private int bid;
  private int ask = PriceGrid.ONE;

  BookKeeper(Market market, long seed) {
    this.market = market;
    this.grid = market.spec().series().grid();
    this.depth = SeedStream.of(seed, "depth:" + market.ticker());
  }

  /**
   * Shows a new touch; 0 is no bid, one dollar no ask.
   *
   * @return whether anything changed
   */
  boolean quote(int newBid, int newAsk) {
    if (newBid == bid && newAsk == ask) {
      return false;
    }
    bid = newBid;
    ask = newAsk;
    fill(true, bid, 20, 80);
    fill(false, PriceGrid.ONE - ask, 40, 160);
    return true;
  }

  int bid() {
    return bid;
  }

  int ask() {
    return ask;
  }

  /** With the given chance one level's size is drawn anew. */
  boolean refresh(double probability) {
    if (!depth.chance(probability) || market.book().isEmpty()) {
      return false;
    }
    NavigableMap<Integer, Long> side = market.book().side(depth.chance(0.5));
    if (side.isEmpty()) {
      return false;
    }
    List<Integer> prices = new ArrayList<>(side.descendingKeySet());
    int level = depth.below(prices.size());
    side.put(prices.get(level), size(level, 30, 120));
    return true;
  }

  /** Whether the public trades now. */
  boolean trades(double probability) {
    return depth.chance(probability);
  }

  /** A public trade at the touch, no bigger than most of what rests there. */
  Optional<PublicTrade> trade(long nowMs, long wanted) {
    boolean takerYes = depth.chance(0.5);
    NavigableMap<Integer, Long> resting = market.book().side(!takerYes);
    if (resting.isEmpty()) {
      return Optional.empty();
    }
    int price = resting.lastKey();
    long available = resting.lastEntry().getValue();
    resting.put(price, Math.max(CONTRACT, available - Math.min(wanted, available * 6 / 10)));
    int yesPrice = takerYes ? PriceGrid.ONE - price : price;
    UUID id = new UUID(depth.bits(), depth.bits());
    PublicTrade trade = new PublicTrade(id, market.ticker(), nowMs, yesPrice, wanted, takerYes);
    market.traded(trade);
    return Optional.of(trade);
  }

  /** A count such as the public trades: mostly small, often fractional. */
  long tradeCount(int most) {
    double u = depth.uniform();
    return CONTRACT * (1 + (long) (most * u * u * u)) + fraction();
  }

  private void fill(boolean yesSide, int best, int base, int range) {
    NavigableMap<Integer, Long> side = market.book().side(yesSide);
    List<Integer> wanted = prices(best);
    side.keySet().retainAll(wanted);
    for (int level = 0; level < wanted.size(); level++) {
      int price = wanted.get(level);
      if (!side.containsKey(price) || !depth.chance(KEPT)) {
        side.put(price, size(level, base, range));
      }
    }
  }

  /** A few prices at the touch, then only round ones, which stay where they are as it moves. */
  private List<Integer> prices(int best) {
    List<Integer> prices = new ArrayList<>();
    int price = best;
    while (prices.size() < LEVELS && grid.allows(price)) {
      if (prices.size() < LEVELS_AT_TOUCH || price % (ROUND * grid.step(price)) == 0) {
        prices.add(price);
      }
      price = grid.below(price);
    }
    return prices;
  }

  private long size(int level, int base, int range) {
    long contracts = (base + (long) (range * depth.uniform())) * (level + 1);
    return contracts * CONTRACT + fraction();
  }

  private long fraction() {
    return depth.chance(FRACTIONAL) ? depth.below(CONTRACT) : 0;
  }
}
