// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.exits;

import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;
import java.time.Duration;
import java.util.Optional;

/**
 * v10's stop: it widens with the index's movement, and a loss beyond it sells at once. Its shares
 * are of the entry cost without fees.
 *
 * @param basePpm its share while nothing moves, in millionths
 * @param factor how much the index's relative deviation widens it
 * @param lowestPpm it is never tighter
 * @param highestPpm it is never wider
 * @param window how far back the deviation looks
 * @param unknownDeviationPpm the deviation taken where it is not known
 */
public record AdaptiveStop(
    long basePpm,
    long factor,
    long lowestPpm,
    long highestPpm,
    Duration window,
    long unknownDeviationPpm)
    implements StopRule {
  /** 25 % times (1 + 10 v) within 15 and 40 %, v over 300 s. */
  public static final AdaptiveStop DEFAULT =
      new AdaptiveStop(250_000, 10, 150_000, 400_000, Duration.ofSeconds(300), 10_000);

  private static final long MILLION = 1_000_000;

  @Override
  public String configName() {
    return "v10";
  }

  @Override
  public StopMemory watch(Holding holding) {
    return StopMemory.NONE;
  }

  @Override
  public Optional<Reason> reached(Holding holding) {
    long gain = holding.gainPpm();
    if (gain >= -lowestPpm) {
      return Optional.empty();
    }
    long deviation = deviationPpm(holding.outlook());
    long stop = ppm(deviation);
    return gain < -stop
        ? Optional.of(
            Reason.of(
                "STOP",
                new Fact("bidMicros", holding.bid().micros()),
                new Fact("unrealisedPpm", gain),
                new Fact("thresholdPpm", -stop),
                new Fact("deviationPpm", deviation)))
        : Optional.empty();
  }

  /** The deviation to reckon with. */
  long deviationPpm(Holding.Outlook outlook) {
    return outlook.deviationPpm(window).orElse(unknownDeviationPpm);
  }

  /** The stop at a deviation of the index, in millionths of the entry cost. */
  public long ppm(long deviationPpm) {
    return Math.clamp(basePpm + basePpm * factor * deviationPpm / MILLION, lowestPpm, highestPpm);
  }
}
