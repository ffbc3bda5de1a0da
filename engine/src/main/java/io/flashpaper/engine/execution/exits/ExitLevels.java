// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.exits;

import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * At which bids a position would be sold now, for people to look at: nothing is decided by it. Both
 * may move with the index.
 *
 * @param stop at this or below; empty where there is no stop
 * @param target at this or above: for a gain, or by the model for about what the side is worth,
 *     which may be little; empty where no price is high enough or it cannot be said
 */
public record ExitLevels(Optional<Price> stop, Optional<Price> target) {
  private static final long MILLION = 1_000_000;
  private static final int MOST_CENTS = 99;

  /**
   * What the levels depend on, in the prices of the side held.
   *
   * @param bought contracts bought, those sold since included
   * @param cost what they cost without fees
   * @param stop what is remembered of its stop
   * @param deviationPpm the index's relative deviation over the stop's window; empty if not known
   * @param probabilityMicros the probability that the side held wins; empty if it cannot be said
   */
  public record Position(
      Quantity bought,
      Money cost,
      StopMemory stop,
      OptionalLong deviationPpm,
      OptionalLong probabilityMicros) {
    private long entryMicros() {
      return cost.micros() * 100 / bought.hundredths();
    }
  }

  /** The levels of a position. */
  public static ExitLevels of(ExitPolicy exits, Position position) {
    return new ExitLevels(stop(exits.stop(), position), target(exits, position));
  }

  private static Optional<Price> stop(StopRule rule, Position position) {
    return switch (rule) {
      case AdaptiveStop stop ->
          changed(position, -stop.ppm(position.deviationPpm().orElse(stop.unknownDeviationPpm())));
      case ModelStop _ -> position.stop().price();
    };
  }

  private static Optional<Price> target(ExitPolicy exits, Position position) {
    return switch (exits) {
      case V10Exits v10 -> changed(position, v10.takeProfitPpm());
      case ModelExits model ->
          position.probabilityMicros().isEmpty()
              ? Optional.empty()
              : IntStream.rangeClosed(1, MOST_CENTS)
                  .mapToObj(Price::ofCents)
                  .filter(bid -> model.isPaid(bid, position.probabilityMicros().getAsLong()))
                  .findFirst();
    };
  }

  private static Optional<Price> changed(Position position, long ppm) {
    long micros = position.entryMicros() * (MILLION + ppm) / MILLION;
    return micros > MILLION ? Optional.empty() : Optional.of(new Price(micros));
  }
}
