// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.statistics;

import io.flashpaper.engine.execution.statistics.Figure.Why;
import io.flashpaper.model.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Quotients of exact sums: money half up to the micro-dollar, ratios to the nearest double. */
final class Exact {
  private static final MathContext DIGITS = MathContext.DECIMAL128;

  private Exact() {}

  static double ratio(BigInteger part, BigInteger whole) {
    return new BigDecimal(part).divide(new BigDecimal(whole), DIGITS).doubleValue();
  }

  static double ratio(long part, long whole) {
    return ratio(BigInteger.valueOf(part), BigInteger.valueOf(whole));
  }

  static Figure<Double> ratio(long part, long whole, Why ifNone) {
    return whole == 0 ? Figure.none(ifNone) : Figure.of(ratio(part, whole));
  }

  static Figure<Money> mean(Money sum, long count, Why ifNone) {
    return count == 0
        ? Figure.none(ifNone)
        : Figure.of(
            money(BigDecimal.valueOf(sum.micros()).divide(BigDecimal.valueOf(count), DIGITS)));
  }

  /** So many micro-dollars, half of one rounded away from zero. */
  static Money money(BigDecimal micros) {
    return new Money(micros.setScale(0, RoundingMode.HALF_UP).longValueExact());
  }

  /** The variance of a sample from its sums. */
  static BigDecimal variance(BigInteger sum, BigInteger sumOfSquares, long count) {
    BigInteger n = BigInteger.valueOf(count);
    BigInteger spread = n.multiply(sumOfSquares).subtract(sum.multiply(sum));
    return new BigDecimal(spread)
        .divide(new BigDecimal(n.multiply(n.subtract(BigInteger.ONE))), DIGITS);
  }

  static BigDecimal root(BigDecimal square) {
    return square.sqrt(DIGITS);
  }
}
