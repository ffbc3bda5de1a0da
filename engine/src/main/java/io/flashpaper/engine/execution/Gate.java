// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

/**
 * Why a standing desire does not become an order: the gates that need the ledger, in the order
 * asked.
 */
public enum Gate {
  /** The market is listed but not open, or paused. */
  MARKET_NOT_OPEN,
  /** The account holds another position of the same series. */
  POSITION_OPEN,
  /** The account has another order of the same series on its way. */
  ORDER_PENDING,
  /** The series was sold too recently. */
  COOLDOWN,
  /** The last order of this desire was missed too recently. */
  RETRY,
  /** The book is not to be trusted. */
  BOOK_UNTRUSTED,
  /** The market's data are graded lower than the account requires. */
  FEED_GRADE,
  /**
   * Less than one contract is there within the limit; or, where a bid is to be placed, there is no
   * price for it.
   */
  NOT_OFFERED,
  /** The sizing policy gives nothing, counted by its rule, or it failed. */
  SIZING,
  /** The size does not buy one contract. */
  BUDGET_TOO_SMALL,
  /** Free cash does not buy one contract. */
  CASH,
  /** A human paused or killed the account. */
  PAUSED,
  /** The day's trades lost too much. */
  DAILY_LOSS,
  /** Closed trades fell too far below their peak. */
  DRAWDOWN,
  /** Too many trades lost in a row. */
  LOSS_STREAK,
  /** As many trades are open as may be. */
  MAX_OPEN_POSITIONS,
  /** The account would have too much at stake. */
  MAX_EXPOSURE,
  /** It would have too much at stake in the series. */
  MAX_SERIES_EXPOSURE,
  /** It would have too much at stake in the market. */
  MAX_MARKET_EXPOSURE;

  /**
   * Whether it refuses for more than an instant what could be bought and paid, so that there is
   * something to carry on.
   */
  boolean isRule() {
    return switch (this) {
      case MARKET_NOT_OPEN,
          ORDER_PENDING,
          RETRY,
          BOOK_UNTRUSTED,
          NOT_OFFERED,
          SIZING,
          BUDGET_TOO_SMALL,
          CASH ->
          false;
      case POSITION_OPEN,
          COOLDOWN,
          FEED_GRADE,
          PAUSED,
          DAILY_LOSS,
          DRAWDOWN,
          LOSS_STREAK,
          MAX_OPEN_POSITIONS,
          MAX_EXPOSURE,
          MAX_SERIES_EXPOSURE,
          MAX_MARKET_EXPOSURE ->
          true;
    };
  }
}
