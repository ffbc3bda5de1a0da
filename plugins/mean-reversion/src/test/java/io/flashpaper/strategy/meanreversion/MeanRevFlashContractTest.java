// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.meanreversion;

import io.flashpaper.strategy.api.StrategyFactory;
import io.flashpaper.strategy.testkit.StrategyContract;
import io.flashpaper.strategy.testkit.Tape;
import io.flashpaper.strategy.testkit.TapeScript;

class MeanRevFlashContractTest extends StrategyContract<FlashParameters> {
  @Override
  protected StrategyFactory<FlashParameters> factory() {
    return new MeanRevFlashFactory();
  }

  @Override
  protected Tape eventfulTape() {
    return TapeScript.fifteenMinutes()
        .momentumPpm(0)
        .book(90, 92)
        .afterMs(300)
        .book(74, 78)
        .flashCrash(90, 74)
        .afterMs(500)
        .book(64, 68)
        .afterMs(500)
        .book(70, 74)
        .afterMs(999)
        .momentumPpm(10)
        .afterMs(1)
        .momentumPpm(20)
        .afterMs(4000)
        .flashCrash(80, 60)
        .bookLost()
        .indexLost()
        .tape();
  }
}
