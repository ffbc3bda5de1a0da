// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.meanreversion;

import io.flashpaper.strategy.api.StrategyFactory;
import io.flashpaper.strategy.testkit.StrategyContract;
import io.flashpaper.strategy.testkit.Tape;
import io.flashpaper.strategy.testkit.TapeScript;

class MeanReversionHighContractTest extends StrategyContract<HighParameters> {
  @Override
  protected StrategyFactory<HighParameters> factory() {
    return new MeanReversionHighFactory();
  }

  @Override
  protected Tape eventfulTape() {
    TapeScript script = TapeScript.fifteenMinutes().momentumPpm(600).book(79, 81);
    for (int i = 0; i < 6; i++) {
      script.afterMs(400).book(80 + i % 4, 85).momentumPpm(520 - 10 * i);
    }
    return script
        .afterMs(1000)
        .bookLost()
        .afterMs(500)
        .book(90, 92)
        .afterMs(1200)
        .momentumPpm(-100)
        .indexLost()
        .tape();
  }
}
