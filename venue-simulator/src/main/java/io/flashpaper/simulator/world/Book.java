// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Resting bids, YES and NO, by price (1e-4 dollars) with sizes in hundredths of a contract. A YES
 * ask at p is a NO bid at one dollar less p.
 */
public final class Book {
  private final NavigableMap<Integer, Long> yes = new TreeMap<>();
  private final NavigableMap<Integer, Long> no = new TreeMap<>();

  /** YES bids, ascending. */
  public NavigableMap<Integer, Long> yes() {
    return Collections.unmodifiableNavigableMap(yes);
  }

  /** NO bids, ascending. */
  public NavigableMap<Integer, Long> no() {
    return Collections.unmodifiableNavigableMap(no);
  }

  /** The best YES bid, 0 if there is none. */
  public int bestBid() {
    return yes.isEmpty() ? 0 : yes.lastKey();
  }

  /** The best YES ask, one dollar if there is none. */
  public int bestAsk() {
    return no.isEmpty() ? PriceGrid.ONE : PriceGrid.ONE - no.lastKey();
  }

  /** How much is bid at the best YES bid. */
  public long bestBidSize() {
    return yes.isEmpty() ? 0 : yes.lastEntry().getValue();
  }

  /** How much is offered at the best YES ask. */
  public long bestAskSize() {
    return no.isEmpty() ? 0 : no.lastEntry().getValue();
  }

  /** Whether nobody bids for anything. */
  public boolean isEmpty() {
    return yes.isEmpty() && no.isEmpty();
  }

  NavigableMap<Integer, Long> side(boolean yesSide) {
    return yesSide ? yes : no;
  }

  void clear() {
    yes.clear();
    no.clear();
  }
}
