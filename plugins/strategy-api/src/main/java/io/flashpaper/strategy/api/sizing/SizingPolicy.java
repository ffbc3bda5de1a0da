// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.api.sizing;

import io.flashpaper.model.Money;

/**
 * Decides how many dollars a trade may cost: a pure function of what the account has been through
 * and the trade at hand. One object may serve several accounts, so it must keep nothing but its
 * parameters.
 */
public interface SizingPolicy {
  /**
   * The most it ever gives a trade: above $0, at most {@link Size#MOST}. Always the same answer; a
   * size above it is a failure.
   */
  Money most();

  /**
   * The size of a trade decided now. Called on the ordered path when a strategy wants to enter and
   * no gate is in the way, so it should take microseconds; it never blocks.
   *
   * <p>The dollars pay for everything, the entry fee included. They are a bound: fewer contracts
   * are bought where the book offers less or the account has less cash. $0 means no entry, and the
   * reason is counted.
   *
   * @param past what the account has been through up to now
   * @param trade what is about to be bought
   * @return from $0 to {@link #most()}
   */
  Size size(AccountPast past, TradeAtHand trade);
}
