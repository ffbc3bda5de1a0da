// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.fees;

import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The fees of one order, fill by fill, as taker and as maker: roundings accumulate per order and
 * are paid back from it.
 */
public final class OrderFees {
  private final FeePolicy policy;
  private FeeMemory memory;

  /** Starts an order. */
  public OrderFees(FeePolicy policy) {
    this(policy, FeeMemory.START);
  }

  /** Goes on with an order that had fills. */
  public OrderFees(FeePolicy policy, FeeMemory memory) {
    this.policy = policy;
    this.memory = memory;
  }

  /** What to keep of an order that may fill again. */
  public FeeMemory memory() {
    return memory;
  }

  /** Charges a fill that buys. */
  public FeeStep bought(Quantity quantity, Price price, FeeSchedule schedule) {
    return charge(quantity, price, schedule, quantity.times(price).negated());
  }

  /** Charges a fill that sells. */
  public FeeStep sold(Quantity quantity, Price price, FeeSchedule schedule) {
    return charge(quantity, price, schedule, quantity.times(price));
  }

  private FeeStep charge(Quantity quantity, Price price, FeeSchedule schedule, Money revenue) {
    BigInteger exact = schedule.exactUnits(quantity, price);
    return policy == FeePolicy.LEGACY_CENT_PER_ORDER
        ? wholeCentsOfTheOrder(exact, schedule)
        : alignedBalance(roundedUp(exact, policy.tradeStepMicros()), revenue, schedule);
  }

  private FeeStep wholeCentsOfTheOrder(BigInteger exact, FeeSchedule schedule) {
    BigInteger exactSoFar = memory.exactUnits().add(exact);
    long cents = roundedUp(exactSoFar, policy.tradeStepMicros()) / policy.tradeStepMicros();
    Money charged = Money.ofCents(cents - memory.chargedCents());
    memory = new FeeMemory(exactSoFar, cents, 0);
    return new FeeStep(Optional.of(schedule), charged, Money.ZERO, Money.ZERO);
  }

  private FeeStep alignedBalance(long tradeMicros, Money revenue, FeeSchedule schedule) {
    long precision = policy.precisionMicros();
    long rounding = Math.floorMod(revenue.micros() - tradeMicros, precision);
    long accumulated = memory.accumulatedMicros() + rounding;
    long payable = Math.min(accumulated, tradeMicros + rounding);
    long rebate = payable - payable % precision;
    memory = new FeeMemory(BigInteger.ZERO, 0, accumulated - rebate);
    return new FeeStep(
        Optional.of(schedule), new Money(tradeMicros), new Money(rounding), new Money(rebate));
  }

  /** Micro-dollars of exact units, rounded up to a whole step. */
  private static long roundedUp(BigInteger units, long stepMicros) {
    BigInteger step = FeeSchedule.UNITS_PER_MICRO.multiply(BigInteger.valueOf(stepMicros));
    return units.add(step).subtract(BigInteger.ONE).divide(step).longValueExact() * stepMicros;
  }
}
