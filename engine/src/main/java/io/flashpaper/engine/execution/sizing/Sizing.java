// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.sizing;

import io.flashpaper.model.Money;

/**
 * How much the next trade may cost, and why.
 *
 * @param rule what decided
 * @param base the size without any rule
 * @param size the size chosen
 */
public record Sizing(Rule rule, Money base, Money size) {
  /** What decided a size. */
  public enum Rule {
    /** Nothing spoke for another size. */
    BASE,
    /** Most trades won. */
    WIN_RATE,
    /** The last trades all won. */
    STREAK,
    /** The last trade lost. */
    LOSS_RESET,
    /** Sizes are fixed. */
    FIXED
  }
}
