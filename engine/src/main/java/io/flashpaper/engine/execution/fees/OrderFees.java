// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.fees;

import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.math.BigInteger;

/**
 * The fees of one order, fill by fill: roundings accumulate per order and are paid back from it.
 */
public final class OrderFees {
  private final FeePolicy policy;
  private final FeeSchedule schedule;
  private BigInteger exactSoFar = BigInteger.ZERO;
  private long chargedCents;
  private long accumulatedMicros;

  /** Starts an order. */
  public OrderFees(FeePolicy policy, FeeSchedule schedule) {
    this.policy = policy;
    this.schedule = schedule;
  }

  /** Charges a fill that buys. */
  public FeeStep bought(Quantity quantity, Price price) {
    return charge(quantity, price, quantity.times(price).negated());
  }

  /** Charges a fill that sells. */
  public FeeStep sold(Quantity quantity, Price price) {
    return charge(quantity, price, quantity.times(price));
  }

  private FeeStep charge(Quantity quantity, Price price, Money revenue) {
    BigInteger exact = schedule.exactUnits(quantity, price);
    return policy == FeePolicy.LEGACY_CENT_PER_ORDER
        ? wholeCentsOfTheOrder(exact)
        : alignedBalance(ceilDivided(exact, FeeSchedule.UNITS_PER_MICRO), revenue);
  }

  private FeeStep wholeCentsOfTheOrder(BigInteger exact) {
    exactSoFar = exactSoFar.add(exact);
    BigInteger unitsPerCent = FeeSchedule.UNITS_PER_MICRO.multiply(BigInteger.valueOf(10_000));
    long cents = ceilDivided(exactSoFar, unitsPerCent);
    Money charged = Money.ofCents(cents - chargedCents);
    chargedCents = cents;
    return new FeeStep(charged, Money.ZERO, Money.ZERO);
  }

  private FeeStep alignedBalance(long tradeMicros, Money revenue) {
    long precision = policy.precisionMicros();
    long rounding = Math.floorMod(revenue.micros() - tradeMicros, precision);
    accumulatedMicros += rounding;
    long payable = Math.min(accumulatedMicros, tradeMicros + rounding);
    long rebate = payable - payable % precision;
    accumulatedMicros -= rebate;
    return new FeeStep(new Money(tradeMicros), new Money(rounding), new Money(rebate));
  }

  private static long ceilDivided(BigInteger value, BigInteger divisor) {
    return value.add(divisor).subtract(BigInteger.ONE).divide(divisor).longValueExact();
  }
}
