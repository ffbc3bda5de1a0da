// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.account;

import io.flashpaper.model.Money;

/** An account's cash and its trades do not add up: a defect, never to be stored. */
public final class LedgerImbalanceException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  LedgerImbalanceException(AccountState state, Money difference) {
    super(
        "account %s does not balance: initial cash %s + closed trades %s - cash %s - outlay of %d open trades %s = %s, not 0"
            .formatted(
                state.account(),
                state.initialCash(),
                state.totals().tradePnl(),
                state.cash(),
                state.trades().size(),
                state.outlay(),
                difference));
  }
}
