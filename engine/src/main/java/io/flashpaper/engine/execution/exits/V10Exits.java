// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.exits;

import io.flashpaper.engine.execution.exits.Verdict.Hold;
import io.flashpaper.engine.execution.exits.Verdict.Sell;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;
import java.time.Duration;

/**
 * Sells a position that has gained or lost enough, or was held long enough.
 *
 * @param takeProfitPpm an unrealised gain above this share of the entry cost without fees, in
 *     millionths
 * @param stop a loss beyond it
 * @param longest held so long
 */
public record V10Exits(long takeProfitPpm, AdaptiveStop stop, Duration longest)
    implements ExitPolicy {
  /** +8 %; the usual stop; 180 s. */
  public static final V10Exits DEFAULT =
      new V10Exits(80_000, AdaptiveStop.DEFAULT, Duration.ofSeconds(180));

  private static final Hold HOLD = Hold.because("HOLD");

  @Override
  public String configName() {
    return "v10";
  }

  @Override
  public Verdict decide(Holding holding) {
    long gain = holding.gainPpm();
    if (holding.gainsMoreThan(takeProfitPpm)) {
      return sell("TAKE_PROFIT", holding, gain, new Fact("thresholdPpm", takeProfitPpm));
    }
    if (gain < -stop.lowestPpm()) {
      long deviation = stop.deviationPpm(holding.outlook());
      long stopPpm = stop.ppm(deviation);
      if (gain < -stopPpm) {
        return sell(
            "STOP",
            holding,
            gain,
            new Fact("thresholdPpm", -stopPpm),
            new Fact("deviationPpm", deviation));
      }
    }
    return holding.heldMs() >= longest.toMillis()
        ? sell("TIME_STOP", holding, gain, new Fact("heldMs", holding.heldMs()))
        : HOLD;
  }

  private static Sell sell(String code, Holding holding, long gain, Fact... facts) {
    Fact[] all = new Fact[facts.length + 2];
    all[0] = new Fact("bidMicros", holding.bid().micros());
    all[1] = new Fact("unrealisedPpm", gain);
    System.arraycopy(facts, 0, all, 2, facts.length);
    return new Sell(Reason.of(code, all));
  }
}
