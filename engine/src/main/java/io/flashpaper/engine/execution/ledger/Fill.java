// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.ledger;

import io.flashpaper.engine.execution.fees.FeeRole;
import io.flashpaper.engine.execution.fees.FeeStep;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.util.Optional;

/**
 * Contracts that changed hands at one price, or were paid out, or a payout that was taken back.
 *
 * @param tradeId the trade it belongs to
 * @param number 1 for the trade's first fill, then counting
 * @param orderId the order that filled; the trade's id for a settlement
 * @param kind what happened
 * @param price the side's own price
 * @param fee how the fee came about
 * @param cashChange what it did to the account's cash, fee included
 * @param role whose order met whose; empty for what the venue paid out or took back
 */
public record Fill(
    String tradeId,
    String orderId,
    Kind kind,
    int number,
    Price price,
    Quantity quantity,
    FeeStep fee,
    Money cashChange,
    Optional<FeeRole> role) {
  /** What a fill is. */
  public enum Kind {
    /** Bought. */
    ENTRY,
    /** Sold. */
    EXIT,
    /** Paid out by the venue. */
    SETTLEMENT,
    /** What the venue had paid out, taken back: its fee is negative, and so is its cash. */
    REVERSAL
  }
}
