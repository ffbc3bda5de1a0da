// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

/** Why a standing desire does not become an order: the gates that need the ledger. */
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
  /** Less than one contract is there within the limit. */
  NOT_OFFERED,
  /** The size does not buy one contract. */
  BUDGET_TOO_SMALL,
  /** Free cash does not buy one contract. */
  CASH
}
