// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.statistics;

import io.flashpaper.engine.execution.statistics.Comparison.Interval;
import io.flashpaper.engine.execution.statistics.Comparison.Verdict;
import io.flashpaper.engine.execution.statistics.Figure.Why;
import io.flashpaper.model.Money;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Pairs the trades of two accounts by market. Remembers one sum by account and market. */
public final class ComparisonTally {
  private static final int RESAMPLES = 2_000;
  private static final int TAIL = RESAMPLES / 40;
  private static final long SEED = 20_260_202;

  private final TreeMap<String, Money> first = new TreeMap<>();
  private final TreeMap<String, Money> second = new TreeMap<>();

  /** A trade of the first account. */
  public void addToFirst(String market, Money net) {
    first.merge(market, net, Money::plus);
  }

  /** A trade of the second account. */
  public void addToSecond(String market, Money net) {
    second.merge(market, net, Money::plus);
  }

  /** What was found so far. */
  public Comparison comparison() {
    TreeMap<String, Money> differences = new TreeMap<>(first);
    second.forEach((market, net) -> differences.merge(market, net.negated(), Money::plus));
    long[] pairs = differences.values().stream().mapToLong(Money::micros).toArray();
    long differing = Arrays.stream(pairs).filter(micros -> micros != 0).count();
    long both = first.keySet().stream().filter(second::containsKey).count();
    Money difference = sum(differences);
    Figure<Interval> interval =
        pairs.length == 0 ? Figure.none(Why.NO_TRADES) : Figure.of(interval(pairs));
    return new Comparison(
        pairs.length,
        both,
        first.size() - both,
        second.size() - both,
        differing,
        sum(first),
        sum(second),
        Exact.mean(difference, pairs.length, Why.NO_TRADES),
        tStatistic(pairs, difference),
        interval,
        verdict(differing, interval));
  }

  private static Money sum(TreeMap<String, Money> amounts) {
    return amounts.values().stream().reduce(Money.ZERO, Money::plus);
  }

  private static Figure<Double> tStatistic(long[] pairs, Money difference) {
    if (pairs.length < 2) {
      return Figure.none(Why.FEWER_THAN_TWO);
    }
    BigInteger squares =
        Arrays.stream(pairs)
            .mapToObj(micros -> BigInteger.valueOf(micros).pow(2))
            .reduce(BigInteger.ZERO, BigInteger::add);
    BigInteger sum = BigInteger.valueOf(difference.micros());
    double deviation = Exact.root(Exact.variance(sum, squares, pairs.length)).doubleValue();
    return deviation == 0
        ? Figure.none(Why.ALL_EQUAL)
        : Figure.of(difference.micros() / deviation / StrictMath.sqrt(pairs.length));
  }

  private static Interval interval(long[] pairs) {
    SplittableRandom random = new SplittableRandom(SEED);
    long[] sums = new long[RESAMPLES];
    for (int sample = 0; sample < RESAMPLES; sample++) {
      long sum = 0;
      for (int i = 0; i < pairs.length; i++) {
        sum = Math.addExact(sum, pairs[random.nextInt(pairs.length)]);
      }
      sums[sample] = sum;
    }
    Arrays.sort(sums);
    return new Interval(
        mean(sums[TAIL - 1], pairs.length), mean(sums[RESAMPLES - TAIL - 1], pairs.length));
  }

  private static Money mean(long sum, int count) {
    return Exact.mean(new Money(sum), count, Why.NO_TRADES).value().orElse(Money.ZERO);
  }

  private static Verdict verdict(long differing, Figure<Interval> interval) {
    if (differing < Comparison.NEEDED) {
      return Verdict.NOT_ENOUGH;
    }
    Interval found = interval.value().orElseThrow();
    if (found.low().isPositive()) {
      return Verdict.FIRST_LEADS;
    }
    return found.high().isNegative() ? Verdict.SECOND_LEADS : Verdict.NO_EVIDENCE;
  }
}
