// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.statistics;

import io.flashpaper.model.Money;

/**
 * Two accounts on the same tape, market by market: a market that only one of them traded counts as
 * zero for the other.
 *
 * @param markets markets that at least one of them traded
 * @param both markets that both traded
 * @param onlyFirst markets that only the first traded
 * @param onlySecond markets that only the second traded
 * @param differing markets in which their results differ: only these tell them apart
 * @param first the first one's net of all of them
 * @param second the second one's
 * @param meanDifference the first one's net less the second one's, by market
 * @param tStatistic mean difference by its standard error
 * @param interval where the mean difference probably lies
 * @param verdict what may be said
 */
public record Comparison(
    long markets,
    long both,
    long onlyFirst,
    long onlySecond,
    long differing,
    Money first,
    Money second,
    Figure<Money> meanDifference,
    Figure<Double> tStatistic,
    Figure<Interval> interval,
    Verdict verdict) {
  /**
   * Differing markets before a verdict. With 200 pairs a mean difference of a fifth of its standard
   * deviation, a small effect, is found four times in five at the 5 % level: (1.96 + 0.84)² / 0.2²
   * = 196. With fewer, a lead is as likely luck.
   */
  public static final long NEEDED = 200;

  /** What may be said. */
  public enum Verdict {
    /** Too few markets tell them apart. */
    NOT_ENOUGH,
    /** The interval holds zero. */
    NO_EVIDENCE,
    /** The first one's results are better. */
    FIRST_LEADS,
    /** The second one's results are better. */
    SECOND_LEADS
  }

  /**
   * The middle 95 % of the mean differences of 2 000 samples drawn from the pairs with replacement.
   *
   * @param low lower end
   * @param high upper end
   */
  public record Interval(Money low, Money high) {}

  /** What may be said, in a sentence. */
  public String sentence(String firstName, String secondName) {
    return switch (verdict) {
      case NOT_ENOUGH -> "not enough trades yet: %d of %d".formatted(differing, NEEDED);
      case NO_EVIDENCE -> "no evidence that either is better in %d markets".formatted(differing);
      case FIRST_LEADS -> leads(firstName, secondName);
      case SECOND_LEADS -> leads(secondName, firstName);
    };
  }

  private String leads(String leader, String other) {
    return "%s is ahead of %s in %d markets".formatted(leader, other, differing);
  }
}
