// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.account;

import io.flashpaper.engine.execution.sizing.Sizing;
import io.flashpaper.model.Price;

/**
 * How an entry's number of contracts came about.
 *
 * @param sizing the dollars and the rule
 * @param winRatePpm share of trades won so far, in millionths
 * @param streak wins in a row so far
 * @param trades trades counted so far
 * @param limit the price the contracts were counted at
 * @param affordable what the size buys at the limit, fee included
 * @param contracts what was ordered
 * @param cappedBy what made {@code contracts} smaller than {@code affordable}
 */
public record SizingDecision(
    Sizing sizing,
    long winRatePpm,
    long streak,
    long trades,
    Price limit,
    long affordable,
    long contracts,
    Cap cappedBy) {
  /** What limited a number of contracts. */
  public enum Cap {
    /** Nothing. */
    NONE,
    /** Free cash. */
    CASH,
    /** What the book offered up to the limit. */
    DEPTH
  }
}
