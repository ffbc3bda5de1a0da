// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.exits;

import io.flashpaper.engine.execution.exits.Verdict.Hold;
import io.flashpaper.engine.execution.exits.Verdict.Sell;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;
import java.time.Duration;
import java.util.Optional;

/**
 * Sells a position that has gained or lost enough, or was held long enough.
 *
 * @param takeProfitPpm an unrealised gain above this share of the entry cost without fees, in
 *     millionths
 * @param stop the loss at which it is sold
 * @param longest held so long
 */
public record V10Exits(long takeProfitPpm, StopRule stop, Duration longest) implements ExitPolicy {
  /** +8 %; the usual stop; 180 s. */
  public static final V10Exits DEFAULT =
      new V10Exits(80_000, AdaptiveStop.DEFAULT, Duration.ofSeconds(180));

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
    Optional<Reason> stopped = stop.reached(holding);
    if (stopped.isPresent()) {
      return new Sell(stopped.get());
    }
    return holding.heldMs() >= longest.toMillis()
        ? sell("TIME_STOP", holding, gain, new Fact("heldMs", holding.heldMs()))
        : Hold.HOLD;
  }

  private static Sell sell(String code, Holding holding, long gain, Fact fact) {
    return new Sell(
        Reason.of(
            code,
            new Fact("bidMicros", holding.bid().micros()),
            new Fact("unrealisedPpm", gain),
            fact));
  }
}
