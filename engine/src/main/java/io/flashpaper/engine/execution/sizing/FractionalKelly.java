// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.sizing;

import io.flashpaper.model.Money;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;
import io.flashpaper.strategy.api.Parameter;
import io.flashpaper.strategy.api.StrategyApi;
import io.flashpaper.strategy.api.sizing.AccountPast;
import io.flashpaper.strategy.api.sizing.Size;
import io.flashpaper.strategy.api.sizing.SizingDescriptor;
import io.flashpaper.strategy.api.sizing.SizingFactory;
import io.flashpaper.strategy.api.sizing.SizingPolicy;
import io.flashpaper.strategy.api.sizing.TradeAtHand;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A fraction of Kelly's stake, by the strategy's own probability.
 *
 * <p>A contract costs <i>c</i>, fee included, and pays $1 with probability <i>q</i>: Kelly stakes
 * the share <i>(q - c) / (1 - c)</i> of what the account is worth (its open trades at their cost).
 * All in integers: <i>q</i> and <i>c</i> in millionths, <i>c</i> with its fee rounded up, the stake
 * rounded down to the micro-dollar once, at the end.
 *
 * @param fraction how much of Kelly's stake
 * @param minSize a smaller stake is raised to it, if there is an edge at all
 * @param maxSize a greater stake is cut to it
 */
public record FractionalKelly(
    @Parameter(
            doc = "How much of Kelly's stake is taken: 1 is all of it.",
            defaultValue = "0.25",
            min = "0.000001",
            max = "1")
        BigDecimal fraction,
    @Parameter(
            doc = "Dollars to which a smaller stake is raised, if there is an edge at all.",
            defaultValue = "0",
            min = "0",
            max = "1000000")
        Money minSize,
    @Parameter(
            doc = "Dollars to which a greater stake is cut.",
            defaultValue = "20",
            min = "0.01",
            max = "1000000")
        Money maxSize)
    implements SizingPolicy {
  /** Its name in configuration. */
  public static final String ID = "fractional-kelly";

  private static final long MILLION = 1_000_000;

  /**
   * Checks the range and the fraction's decimals.
   *
   * @throws IllegalArgumentException naming the parameter
   */
  public FractionalKelly {
    if (minSize.compareTo(maxSize) > 0) {
      throw new IllegalArgumentException(
          "min-size %s is above max-size %s".formatted(minSize, maxSize));
    }
    if (fraction.stripTrailingZeros().scale() > 6) {
      throw new IllegalArgumentException(
          "fraction %s has more than six decimals".formatted(fraction.toPlainString()));
    }
  }

  /** Makes it. */
  public static final class Factory implements SizingFactory<FractionalKelly> {
    @Override
    public SizingDescriptor descriptor() {
      return new SizingDescriptor(
          ID,
          BuiltInSizing.VERSION,
          StrategyApi.LEVEL,
          "A fraction of Kelly's stake, by the strategy's own probability.");
    }

    @Override
    public Class<FractionalKelly> parametersType() {
      return FractionalKelly.class;
    }

    @Override
    public SizingPolicy create(FractionalKelly parameters) {
      return parameters;
    }
  }

  @Override
  public Money most() {
    return maxSize;
  }

  @Override
  public Size size(AccountPast past, TradeAtHand trade) {
    Fact cost = new Fact("thresholdCostMicros", trade.costMicros());
    if (trade.probabilityMicros().isEmpty()) {
      return Size.none("NO_PROBABILITY", new Fact("costMicros", trade.costMicros()));
    }
    long probability = trade.probabilityMicros().getAsLong();
    Fact seen = new Fact("probabilityMicros", probability);
    long edge = Math.subtractExact(probability, trade.costMicros());
    if (edge <= 0 || trade.costMicros() >= MILLION) {
      return Size.none("NO_EDGE", seen, cost);
    }
    Fact equity = new Fact("equityMicros", past.equity().micros());
    Money stake = stake(past.equity(), edge, MILLION - trade.costMicros());
    if (stake.compareTo(maxSize) > 0) {
      return sized("KELLY_MAX", maxSize, stake, seen, cost, equity);
    }
    return stake.compareTo(minSize) < 0
        ? sized("KELLY_MIN", minSize, stake, seen, cost, equity)
        : sized("KELLY", stake, stake, seen, cost, equity);
  }

  private Money stake(Money equity, long edge, long gain) {
    if (!equity.isPositive()) {
      return Money.ZERO;
    }
    BigInteger stake =
        BigInteger.valueOf(equity.micros())
            .multiply(BigInteger.valueOf(fraction.movePointRight(6).longValueExact()))
            .multiply(BigInteger.valueOf(edge))
            .divide(BigInteger.valueOf(MILLION).multiply(BigInteger.valueOf(gain)));
    return new Money(stake.longValueExact());
  }

  private static Size sized(String rule, Money dollars, Money stake, Fact... facts) {
    Money base = stake.compareTo(Size.MOST) > 0 ? Size.MOST : stake;
    return new Size(dollars, base, Reason.of(rule, facts));
  }
}
