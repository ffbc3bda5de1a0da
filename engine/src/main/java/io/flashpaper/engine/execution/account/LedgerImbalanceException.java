// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.account;

/** An account's money does not add up: a defect, never to be stored. Halts that account. */
public final class LedgerImbalanceException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  /** A breach, in a sentence with its figures. */
  public LedgerImbalanceException(String figures) {
    super(figures);
  }
}
