// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.sizing;

import io.flashpaper.model.Money;
import io.flashpaper.strategy.api.Parameter;
import io.flashpaper.strategy.api.StrategyApi;
import io.flashpaper.strategy.api.sizing.AccountPast;
import io.flashpaper.strategy.api.sizing.Size;
import io.flashpaper.strategy.api.sizing.SizingDescriptor;
import io.flashpaper.strategy.api.sizing.SizingFactory;
import io.flashpaper.strategy.api.sizing.SizingPolicy;
import io.flashpaper.strategy.api.sizing.TradeAtHand;

/**
 * Every trade the same size.
 *
 * @param baseSize the size
 */
public record FixedSizing(
    @Parameter(
            doc = "Dollars of every trade, entry fee included.",
            defaultValue = "10",
            min = "0.01",
            max = "1000000")
        Money baseSize)
    implements SizingPolicy {
  /** Its name in configuration. */
  public static final String ID = "fixed";

  /** Makes it. */
  public static final class Factory implements SizingFactory<FixedSizing> {
    @Override
    public SizingDescriptor descriptor() {
      return new SizingDescriptor(
          ID, BuiltInSizing.VERSION, StrategyApi.LEVEL, "Every trade the same size.");
    }

    @Override
    public Class<FixedSizing> parametersType() {
      return FixedSizing.class;
    }

    @Override
    public SizingPolicy create(FixedSizing parameters) {
      return parameters;
    }
  }

  @Override
  public Money most() {
    return baseSize;
  }

  @Override
  public Size size(AccountPast past, TradeAtHand trade) {
    return Size.of(baseSize, "FIXED");
  }
}
