// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.fees;

import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.math.BigInteger;

/**
 * What a series charges takers: {@code multiplier · 0.07 · C · P · (1 - P)}.
 *
 * @param multiplierMicros the series' multiplier in millionths: 1 000 000 is the full 7 % curve
 */
public record FeeSchedule(long multiplierMicros) {
  /** The full curve, as for the Bitcoin series. */
  public static final FeeSchedule QUADRATIC = new FeeSchedule(1_000_000);

  /** Exact fees are counted in this part of a micro-dollar. */
  static final BigInteger UNITS_PER_MICRO = BigInteger.TEN.pow(16);

  /**
   * Checks the multiplier.
   *
   * @throws IllegalArgumentException if negative
   */
  public FeeSchedule {
    if (multiplierMicros < 0) {
      throw new IllegalArgumentException(
          "a fee multiplier is never negative, but is " + multiplierMicros + " millionths");
    }
  }

  /** The unrounded fee of one fill, in units of 10^-16 micro-dollars. */
  BigInteger exactUnits(Quantity quantity, Price price) {
    return BigInteger.valueOf(7 * multiplierMicros)
        .multiply(BigInteger.valueOf(quantity.hundredths()))
        .multiply(BigInteger.valueOf(price.micros() * price.complement().micros()));
  }
}
