// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.ledger;

import io.flashpaper.model.Money;

/**
 * What a posting does to one book.
 *
 * @param amount what is added to it; never zero
 */
public record Leg(LedgerBook book, Money amount) {}
