// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.meanreversion;

import io.flashpaper.strategy.api.Strategy;
import io.flashpaper.strategy.api.StrategyApi;
import io.flashpaper.strategy.api.StrategyDescriptor;
import io.flashpaper.strategy.api.StrategyFactory;
import java.util.Objects;

/** Makes {@code mean_rev_flash}. */
public final class MeanRevFlashFactory implements StrategyFactory<FlashParameters> {
  private static final String UNPACKED = "unpacked";

  @Override
  public StrategyDescriptor descriptor() {
    String version = MeanRevFlashFactory.class.getPackage().getImplementationVersion();
    return new StrategyDescriptor(
        "mean_rev_flash",
        Objects.requireNonNullElse(version, UNPACKED),
        StrategyApi.LEVEL,
        "Buys NO of a contract that has just crashed and is still above a floor.");
  }

  @Override
  public Class<FlashParameters> parametersType() {
    return FlashParameters.class;
  }

  @Override
  public Strategy<?> create(FlashParameters parameters) {
    return new MeanRevFlash(parameters);
  }
}
