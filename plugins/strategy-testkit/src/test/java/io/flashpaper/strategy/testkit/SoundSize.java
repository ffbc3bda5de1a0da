// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import io.flashpaper.model.Money;
import io.flashpaper.strategy.api.Parameter;
import io.flashpaper.strategy.api.StrategyApi;
import io.flashpaper.strategy.api.sizing.AccountPast;
import io.flashpaper.strategy.api.sizing.Size;
import io.flashpaper.strategy.api.sizing.SizingDescriptor;
import io.flashpaper.strategy.api.sizing.SizingFactory;
import io.flashpaper.strategy.api.sizing.SizingPolicy;
import io.flashpaper.strategy.api.sizing.TradeAtHand;

/** Half a size in the red. */
class SoundSize implements SizingPolicy {
  private final Money size;

  SoundSize(Parameters parameters) {
    size = parameters.size();
  }

  record Parameters(
      @Parameter(doc = "Dollars.", defaultValue = "10", min = "1", max = "100") Money size) {}

  @Override
  public Money most() {
    return size;
  }

  @Override
  public Size size(AccountPast past, TradeAtHand trade) {
    return past.drawdown().isPositive()
        ? Size.of(new Money(size.micros() / 2), "IN_THE_RED")
        : Size.of(size, "SOUND");
  }

  public static class Factory implements SizingFactory<Parameters> {
    @Override
    public SizingDescriptor descriptor() {
      return new SizingDescriptor("sound-size", "1", StrategyApi.LEVEL, "Half in the red.");
    }

    @Override
    public Class<Parameters> parametersType() {
      return Parameters.class;
    }

    @Override
    public SizingPolicy create(Parameters parameters) {
      return new SoundSize(parameters);
    }
  }

  /** Looks at the clock, though nothing ever comes of it. */
  static final class Impure extends SoundSize {
    Impure(Parameters parameters) {
      super(parameters);
    }

    @Override
    public Money most() {
      return System.currentTimeMillis() < 0 ? Money.ZERO : super.most();
    }
  }

  /** Counts to three millions before a trade at half a dollar. */
  static final class Tireless extends SoundSize {
    private static final int FAR = 3_000_000;

    Tireless(Parameters parameters) {
      super(parameters);
    }

    @Override
    public Size size(AccountPast past, TradeAtHand trade) {
      long sum = 0;
      if (trade.limit().micros() == 500_000) {
        for (int i = 0; i < FAR; i++) {
          sum += i;
        }
      }
      return sum < 0 ? Size.none("OVERFLOW") : super.size(past, trade);
    }

    public static final class Factory extends SoundSize.Factory {
      @Override
      public SizingPolicy create(Parameters parameters) {
        return new Tireless(parameters);
      }
    }
  }
}
