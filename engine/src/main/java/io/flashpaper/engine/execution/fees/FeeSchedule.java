// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.fees;

import io.flashpaper.model.MarketFees;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What a fill is charged: {@code multiplier · factor · 0.07 · C · P · (1 - P)}, nothing while it is
 * waived.
 *
 * @param type the venue's word for how its fees are made; empty if it has not said, and then the
 *     full curve is assumed
 * @param multiplierMicros the market's multiplier in millionths: 1 000 000 is the full 7 % curve
 * @param factorMicros the role's share of it in millionths
 * @param waived whether the market's fees are waived
 */
public record FeeSchedule(
    Optional<String> type, long multiplierMicros, long factorMicros, boolean waived) {
  /** A taker's full curve, as for the Bitcoin series. */
  public static final FeeSchedule QUADRATIC =
      of(Optional.of(MarketFees.QUADRATIC), FeeRole.TAKER, 0);

  private static final long ALL = 1_000_000;
  private static final long HALF = 500_000;
  private static final long QUARTER = 250_000;

  /** Exact fees are counted in this part of a micro-dollar. */
  static final BigInteger UNITS_PER_MICRO = BigInteger.TEN.pow(22);

  private static final int UNIT_DECIMALS = 28;

  /**
   * Checks the shares.
   *
   * @throws IllegalArgumentException if one is negative
   */
  public FeeSchedule {
    if (multiplierMicros < 0 || factorMicros < 0) {
      throw new IllegalArgumentException(
          "a fee's multiplier and factor are never negative, but are %d and %d millionths"
              .formatted(multiplierMicros, factorMicros));
    }
  }

  /**
   * What somebody is charged in a market.
   *
   * @param fees the market's; the full curve is assumed where the venue has not said
   * @param timeMs when the fill happens: a waiver ends at its time
   */
  public static FeeSchedule of(Optional<MarketFees> fees, FeeRole role, long timeMs) {
    MarketFees known = fees.orElse(MarketFees.QUADRATIC);
    return new FeeSchedule(
        fees.map(MarketFees::type),
        known.multiplierMicros(),
        factorMicros(FeeType.named(known.type()), role),
        known.isWaivedAt(timeMs));
  }

  /**
   * A role's share of the curve. What a flat table asks of makers is not known, nor anything of a
   * type we do not know: there makers are charged as takers are, and those of an unknown type in
   * full, so that paper never earns what the venue would have kept.
   */
  private static long factorMicros(FeeType type, FeeRole role) {
    return switch (type) {
      case QUADRATIC -> role == FeeRole.TAKER ? ALL : 0;
      case QUADRATIC_WITH_MAKER_FEES -> role == FeeRole.TAKER ? ALL : QUARTER;
      case QUADRATIC_WITH_COMBO_MAKER_FEES -> role == FeeRole.TAKER ? ALL : HALF;
      case FLAT -> HALF;
      case OTHER -> ALL;
    };
  }

  /** The unrounded fee of one fill in dollars, exactly. */
  public BigDecimal modelFee(Quantity quantity, Price price) {
    return new BigDecimal(exactUnits(quantity, price), UNIT_DECIMALS).stripTrailingZeros();
  }

  /** The unrounded fee of one fill, in units of 10^-22 micro-dollars. */
  BigInteger exactUnits(Quantity quantity, Price price) {
    return waived
        ? BigInteger.ZERO
        : BigInteger.valueOf(7 * factorMicros)
            .multiply(BigInteger.valueOf(multiplierMicros))
            .multiply(BigInteger.valueOf(quantity.hundredths()))
            .multiply(BigInteger.valueOf(price.micros() * price.complement().micros()));
  }
}
