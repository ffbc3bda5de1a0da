// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.exits.Holding;
import io.flashpaper.model.Market;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import java.time.Duration;
import java.util.OptionalLong;

/** What the tape tells of a held side's prospects. */
record TapeOutlook(TapeMemory tape, Market market, Side side) implements Holding.Outlook {
  private static final long CERTAIN = 1_000_000;

  @Override
  public OptionalLong deviationPpm(Duration window) {
    return tape.deviationPpm(window);
  }

  @Override
  public OptionalLong volatilityRatioPpm() {
    return tape.volatilityRatioPpm();
  }

  @Override
  public double ordinaryMove(Price price, Duration over) {
    return tape.ordinaryMove(market, price, over);
  }

  @Override
  public OptionalLong probabilityMicros() {
    OptionalLong yes = tape.probabilityMicros(market);
    return side == Side.YES || yes.isEmpty() ? yes : OptionalLong.of(CERTAIN - yes.getAsLong());
  }
}
