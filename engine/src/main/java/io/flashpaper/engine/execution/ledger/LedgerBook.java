// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.ledger;

/**
 * The books of an account. What it has is positive, where it came from negative, so that all books
 * together always sum to zero.
 */
public enum LedgerBook {
  /** Cash at hand. */
  CASH,
  /** What the contracts held did cost, without fees. */
  POSITIONS,
  /** Fees paid. */
  FEES,
  /** Results of what was sold or paid out, before fees: a gain is negative, a loss positive. */
  REALISED,
  /** What the account began with: negative. */
  CAPITAL
}
