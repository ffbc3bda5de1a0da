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
 * @param timeMs tape time now
 * @param heldMs since it was bought
 * @param bid the best bid
 * @param spreadMicros best ask minus best bid; to $1 where nobody asks
 * @param msToClose to the market's close
 * @param seen what has just happened
 * @param stop what is remembered of its stop
 * @param outlook what takes some reckoning
 */
public record Holding(
    Quantity bought,
    Money cost,
    long timeMs,
    long heldMs,
    Price bid,
    long spreadMicros,
    long msToClose,
    Seen seen,
    StopMemory stop,
    Outlook outlook) {
  private static final long MILLION = 1_000_000;

  /**
   * What has just happened.
   *
   * @param bookUpdate whether the market's book has just been told anew
   * @param newSecond whether this is the first event of a second of tape time
   */
  public record Seen(boolean bookUpdate, boolean newSecond) {}

  /** What is asked only where it matters. */
  public interface Outlook {
    /** The index's relative deviation over a window, in millionths; empty if it is not known. */
    OptionalLong deviationPpm(Duration window);

    /** The index's volatility of late over that of before, in millionths; empty if not known. */
    OptionalLong volatilityRatioPpm();

    /**
     * How much the contract's price moves by itself, were it at this level: one standard deviation
     * over so long, in dollars.
     */
    double ordinaryMove(Price price, Duration over);

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

  /** What one contract cost on average, rounded down to the micro-dollar. */
  Price entryPrice() {
    return new Price(cost.micros() * 100 / bought.hundredths());
  }

  boolean isBookUpdate() {
    return seen.bookUpdate();
  }

  boolean isNewSecond() {
    return seen.newSecond();
  }

  /** The same, with what is remembered now. */
  public Holding with(StopMemory next) {
    return new Holding(
        bought, cost, timeMs, heldMs, bid, spreadMicros, msToClose, seen, next, outlook);
  }
}
