// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.account;

import io.flashpaper.engine.execution.sizing.Sizer;
import io.flashpaper.engine.execution.sizing.Sizing;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.signal.Reason.Fact;
import java.util.List;
import java.util.Optional;

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
 * @param source who decided; empty if it was decided before that was noted
 */
public record SizingDecision(
    Sizing sizing,
    long winRatePpm,
    long streak,
    long trades,
    Price limit,
    Quantity affordable,
    Quantity contracts,
    Cap cappedBy,
    Optional<Source> source) {
  /**
   * Who decided, and by what.
   *
   * @param sizer the policy with its jar and parameters
   * @param facts the numbers behind its rule
   */
  public record Source(Sizer sizer, List<Fact> facts) {
    /** Freezes the facts. */
    public Source {
      facts = List.copyOf(facts);
    }
  }

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
