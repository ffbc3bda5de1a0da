// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.exits;

import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * A held position and its market, in the prices of the side held.
 *
 * @param bought contracts bought, those sold since included
 * @param cost what they cost without fees
 * @param heldMs since it was bought
 * @param bid the best bid
 * @param spreadMicros best ask minus best bid; to $1 where nobody asks
 * @param msToClose to the market's close
 * @param outlook what takes some reckoning
 */
public record Holding(
    Quantity bought,
    Money cost,
    long heldMs,
    Price bid,
    long spreadMicros,
    long msToClose,
    Outlook outlook) {
  private static final long MILLION = 1_000_000;

  /** What is asked only where it matters. */
  public interface Outlook {
    /** The index's relative deviation over a window, in millionths; empty if it is not known. */
    OptionalLong deviationPpm(Duration window);

    /** The probability that the side held wins, in millionths; empty if it cannot be said. */
    OptionalLong probabilityMicros();
  }

  /** What all contracts bought would gain at the bid, in millionths of their cost, rounded down. */
  long gainPpm() {
    return Math.floorDiv(scaledGain(), cost.micros());
  }

  /** Whether they would gain more than this share of their cost. */
  boolean gainsMoreThan(long ppm) {
    return Math.ceilDiv(scaledGain(), cost.micros()) > ppm;
  }

  private long scaledGain() {
    return Math.multiplyExact(bought.times(bid).minus(cost).micros(), MILLION);
  }

  /** The price at which a share of the cost is lost, rounded down to the micro-dollar. */
  Price priceAtLoss(long ppm) {
    long averageMicros = cost.micros() * 100 / bought.hundredths();
    return new Price(averageMicros * (MILLION - ppm) / MILLION);
  }
}
