// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.delayarb;

import io.flashpaper.strategy.api.Strategy;
import io.flashpaper.strategy.api.StrategyDescriptor;
import io.flashpaper.strategy.api.StrategyFactory;
import io.flashpaper.strategy.testkit.StrategyContract;
import io.flashpaper.strategy.testkit.Tape;

class ModelContractTest extends StrategyContract<ModelParameters> {
  @Override
  protected StrategyFactory<ModelParameters> factory() {
    return new ModelFactory();
  }

  @Override
  protected Tape eventfulTape() {
    return ModelScripts.lagging()
        .afterMs(400)
        .book(58, 60)
        .afterMs(100)
        .book(66, 68)
        .afterMs(500)
        .bookLost()
        .afterMs(100)
        .book(52, 54)
        .afterMs(700)
        .indexLost()
        .tape();
  }

  /** The profile on its own, so that its defaults are the contract's. */
  private static final class ModelFactory implements StrategyFactory<ModelParameters> {
    @Override
    public StrategyDescriptor descriptor() {
      return new DelayArbFactory().descriptor();
    }

    @Override
    public Class<ModelParameters> parametersType() {
      return ModelParameters.class;
    }

    @Override
    public Strategy<?> create(ModelParameters parameters) {
      return new ModelDelayArb(parameters);
    }
  }
}
