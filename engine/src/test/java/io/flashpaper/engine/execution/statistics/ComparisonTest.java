// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flashpaper.engine.execution.statistics.Comparison.Interval;
import io.flashpaper.engine.execution.statistics.Comparison.Verdict;
import io.flashpaper.engine.execution.statistics.Figure.Why;
import io.flashpaper.model.Money;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private final ComparisonTally tally = new ComparisonTally();

  @Test
  void marketsArePairedAndWhatOnlyOneTradedCountsAsZeroForTheOther() {
    tally.addToFirst("A", Money.of("1"));
    tally.addToFirst("A", Money.of("2"));
    tally.addToSecond("A", Money.of("1"));
    tally.addToFirst("B", Money.of("4"));
    tally.addToSecond("C", Money.of("2"));
    tally.addToFirst("D", Money.of("0.5"));
    tally.addToSecond("D", Money.of("0.5"));
    Comparison found = tally.comparison();
    assertThat(found.markets()).isEqualTo(4);
    assertThat(found.both()).isEqualTo(2);
    assertThat(found.onlyFirst()).isEqualTo(1);
    assertThat(found.onlySecond()).isEqualTo(1);
    assertThat(found.differing()).isEqualTo(3);
    assertThat(found.first()).isEqualTo(Money.of("7.5"));
    assertThat(found.second()).isEqualTo(Money.of("3.5"));
    // The differences are 2, 4, -2 and 0: mean 1, sample variance 20/3.
    assertThat(found.meanDifference().value()).hasValue(Money.of("1"));
    assertThat(found.tStatistic().value().orElseThrow())
        .isCloseTo(1 / Math.sqrt(20.0 / 3 / 4), within(1e-12));
    assertThat(found.sentence("main", "model")).isEqualTo("not enough trades yet: 3 of 200");
  }

  @Test
  void nothingComparesToNothing() {
    Comparison found = tally.comparison();
    assertThat(found.meanDifference().why()).hasValue(Why.NO_TRADES);
    assertThat(found.interval().why()).hasValue(Why.NO_TRADES);
    assertThat(found.verdict()).isEqualTo(Verdict.NOT_ENOUGH);
  }

  @Test
  void equalAccountsAreNeverToldApart() {
    for (int market = 0; market < 500; market++) {
      tally.addToFirst("M" + market, Money.of("1"));
      tally.addToSecond("M" + market, Money.of("1"));
    }
    Comparison found = tally.comparison();
    assertThat(found.differing()).isZero();
    assertThat(found.tStatistic().why()).hasValue(Why.ALL_EQUAL);
    assertThat(found.interval().value()).hasValue(new Interval(Money.ZERO, Money.ZERO));
    assertThat(found.sentence("a", "b")).isEqualTo("not enough trades yet: 0 of 200");
  }

  @Test
  void oneShortOfEnoughSaysSoHoweverClearItLooks() {
    pairs(199, 1_000_000, 10);
    assertThat(tally.comparison().sentence("a", "b"))
        .isEqualTo("not enough trades yet: 199 of 200");
  }

  @Test
  void aLeadIsNamedOnceTheIntervalLeavesZeroOut() {
    pairs(200, 1_000_000, 100_000);
    Comparison found = tally.comparison();
    assertThat(found.verdict()).isEqualTo(Verdict.FIRST_LEADS);
    assertThat(found.sentence("main", "model")).isEqualTo("main is ahead of model in 200 markets");
  }

  @Test
  void itIsTheSameSeenFromTheOtherSide() {
    pairs(200, -1_000_000, 100_000);
    Comparison found = tally.comparison();
    assertThat(found.verdict()).isEqualTo(Verdict.SECOND_LEADS);
    assertThat(found.sentence("main", "model")).isEqualTo("model is ahead of main in 200 markets");
  }

  @Test
  void noiseIsNoEvidence() {
    pairs(400, 0, 5_000_000);
    Comparison found = tally.comparison();
    assertThat(found.verdict()).isEqualTo(Verdict.NO_EVIDENCE);
    Interval interval = found.interval().value().orElseThrow();
    assertThat(interval.low()).isLessThan(found.meanDifference().value().orElseThrow());
    assertThat(interval.high()).isGreaterThan(found.meanDifference().value().orElseThrow());
    assertThat(tally.comparison()).as("the resampling is seeded").isEqualTo(found);
  }

  @Test
  void theIntervalIsAboutTwoStandardErrorsWide() {
    pairs(400, 0, 5_000_000);
    Interval interval = tally.comparison().interval().value().orElseThrow();
    // Uniform on ±5 dollars: deviation 5/√3, its error over 400 pairs 0.1443.
    double width = (interval.high().micros() - interval.low().micros()) / 1e6;
    assertThat(width).isCloseTo(2 * 1.96 * 0.1443, within(0.06));
  }

  private void pairs(int markets, long mean, long spread) {
    SplittableRandom random = new SplittableRandom(3);
    for (int market = 0; market < markets; market++) {
      tally.addToFirst("M" + market, new Money(mean + random.nextLong(-spread, spread) | 1));
    }
  }
}
