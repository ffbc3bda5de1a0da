// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.meanreversion;

import io.flashpaper.strategy.api.Strategy;
import io.flashpaper.strategy.api.StrategyApi;
import io.flashpaper.strategy.api.StrategyDescriptor;
import io.flashpaper.strategy.api.StrategyFactory;
import java.util.Objects;

/** Makes {@code mean_reversion_high}. */
public final class MeanReversionHighFactory implements StrategyFactory<HighParameters> {
  private static final String UNPACKED = "unpacked";

  @Override
  public StrategyDescriptor descriptor() {
    String version = MeanReversionHighFactory.class.getPackage().getImplementationVersion();
    return new StrategyDescriptor(
        "mean_reversion_high",
        Objects.requireNonNullElse(version, UNPACKED),
        StrategyApi.LEVEL,
        "Buys NO of a contract that is dear while the underlying does not rise.");
  }

  @Override
  public Class<HighParameters> parametersType() {
    return HighParameters.class;
  }

  @Override
  public Strategy<?> create(HighParameters parameters) {
    return new MeanReversionHigh(parameters);
  }
}
