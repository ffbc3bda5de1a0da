// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.delayarb;

import io.flashpaper.strategy.api.Strategy;
import io.flashpaper.strategy.api.StrategyApi;
import io.flashpaper.strategy.api.StrategyDescriptor;
import io.flashpaper.strategy.api.StrategyFactory;
import java.util.Objects;

/** Makes {@code delay_arb}. */
public final class DelayArbFactory implements StrategyFactory<DelayArbParameters> {
  private static final String UNPACKED = "unpacked";

  @Override
  public StrategyDescriptor descriptor() {
    String version = DelayArbFactory.class.getPackage().getImplementationVersion();
    return new StrategyDescriptor(
        "delay_arb",
        Objects.requireNonNullElse(version, UNPACKED),
        StrategyApi.LEVEL,
        "Buys the side a fast move of the underlying favours while the contract's price stands"
            + " still.");
  }

  @Override
  public Class<DelayArbParameters> parametersType() {
    return DelayArbParameters.class;
  }

  @Override
  public Strategy<?> create(DelayArbParameters parameters) {
    return switch (parameters.profile()) {
      case V10 -> new V10DelayArb(parameters.v10());
      case MODEL -> new ModelDelayArb(parameters.model());
    };
  }
}
