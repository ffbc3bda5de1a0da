// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.sizing;

import io.flashpaper.model.Money;
import io.flashpaper.model.Quantity;
import io.flashpaper.strategy.api.sizing.AccountPast;
import io.flashpaper.strategy.api.sizing.Size;
import io.flashpaper.strategy.api.sizing.SizingPolicy;
import io.flashpaper.strategy.api.sizing.TradeAtHand;

/**
 * How an account's trades are sized.
 *
 * @param policy decides the dollars
 * @param sizer which policy that is
 * @param breakEven what a net result of exactly zero is
 * @param step contracts are bought in multiples of this: one, or a hundredth of one
 */
public record SizingPlan(SizingPolicy policy, Sizer sizer, BreakEven breakEven, Quantity step) {
  /** Whole contracts. */
  public static final Quantity WHOLE = Quantity.ofContracts(1);

  /** Hundredths of a contract, as the venue counts. */
  public static final Quantity HUNDREDTH = new Quantity(1);

  /** Dynamic with its defaults; break-even loses; whole contracts. */
  public static final SizingPlan DEFAULT =
      new SizingPlan(DynamicSizing.DEFAULT, Sizer.builtIn(DynamicSizing.ID), BreakEven.LOSS, WHOLE);

  /**
   * Checks the step and what the policy may give.
   *
   * @throws IllegalArgumentException if the step is neither one contract nor a hundredth of one, or
   *     the policy's greatest size is not above $0 or too great
   */
  public SizingPlan {
    if (!step.equals(WHOLE) && !step.equals(HUNDREDTH)) {
      throw new IllegalArgumentException("a contract step is 1 or 0.01, but is " + step);
    }
    Money most = policy.most();
    if (!most.isPositive() || most.compareTo(Size.MOST) > 0) {
      throw new IllegalArgumentException(
          "sizing %s gives at most %s, which must be above $0 and at most $%s"
              .formatted(sizer.id(), most, Size.MOST));
    }
  }

  /** Every trade the same size, in whole contracts. */
  public static SizingPlan fixed(Money size) {
    return new SizingPlan(
        new FixedSizing(size), Sizer.builtIn(FixedSizing.ID), BreakEven.LOSS, WHOLE);
  }

  /** The state after a trade that closed with this net result. */
  public SizingState after(SizingState state, Money net) {
    return state.after(net, breakEven);
  }

  /**
   * The size of a trade decided now.
   *
   * @throws SizingFailedException if the policy throws, answers nothing or gives too much
   */
  public Size choose(AccountPast past, TradeAtHand trade) throws SizingFailedException {
    Size size;
    Money most;
    try {
      size = policy.size(past, trade);
      most = policy.most();
    } catch (RuntimeException | Error broken) {
      throw SizingFailedException.of(broken);
    }
    return checked(size, most);
  }

  @SuppressWarnings("ConstantValue") // a plugin's code is not held to our null checks
  private static Size checked(Size size, Money most) throws SizingFailedException {
    if (size == null || most == null) {
      throw new SizingFailedException("it answered nothing");
    }
    if (size.dollars().compareTo(most) > 0) {
      throw new SizingFailedException(
          "it gave $%s by rule %s, but says that it never gives more than $%s"
              .formatted(size.dollars(), size.reason().code(), most));
    }
    return size;
  }
}
