// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.delayarb;

import io.flashpaper.strategy.api.StrategyFactory;
import io.flashpaper.strategy.testkit.StrategyContract;
import io.flashpaper.strategy.testkit.Tape;
import io.flashpaper.strategy.testkit.TapeScript;

class V10ContractTest extends StrategyContract<DelayArbParameters> {
  @Override
  protected StrategyFactory<DelayArbParameters> factory() {
    return new DelayArbFactory();
  }

  @Override
  protected Tape eventfulTape() {
    TapeScript script = TapeScript.fifteenMinutes().momentumPpm(200).book(51, 53);
    for (int i = 0; i < 6; i++) {
      script.afterMs(400).book(51 + i % 3, 54).momentumPpm(1400 + 50 * i);
    }
    return script
        .afterMs(1000)
        .bookLost()
        .afterMs(500)
        .book(40, 42)
        .afterMs(1200)
        .momentumPpm(-1700)
        .book(41, 42)
        .afterMs(1000)
        .indexLost()
        .tape();
  }
}
