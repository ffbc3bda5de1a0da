// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.delayarb;

import io.flashpaper.strategy.api.StrategyFactory;
import io.flashpaper.strategy.testkit.StrategyContract;
import io.flashpaper.strategy.testkit.Tape;
import java.util.Map;

class ModelContractTest extends StrategyContract<DelayArbParameters> {
  @Override
  protected StrategyFactory<DelayArbParameters> factory() {
    return new DelayArbFactory();
  }

  @Override
  protected Map<String, String> parameters() {
    return Map.of("profile", "model");
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
}
