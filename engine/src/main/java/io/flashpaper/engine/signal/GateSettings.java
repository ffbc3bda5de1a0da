// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.event.FeedGrade;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which gates need nothing but the tape, in which order they are asked, and their thresholds.
 *
 * @param chain the gates in the order they are asked; one that is left out stands open
 * @param minTimeToClose at least this long to the close
 * @param maxTimeToClose at most this long to the close; empty for any time
 * @param openWindow not sooner than this after the opening
 * @param closeWindow not later than this before the close
 * @param maxSpread YES ask minus YES bid at most this
 * @param minVolume at least so many contracts traded in the market
 * @param minFeedGrade the market's data are graded at least this; never UNUSABLE
 */
public record GateSettings(
    List<Gate> chain,
    Duration minTimeToClose,
    Optional<Duration> maxTimeToClose,
    Duration openWindow,
    Duration closeWindow,
    Price maxSpread,
    Quantity minVolume,
    FeedGrade minFeedGrade) {
  private static final List<Gate> INDISPENSABLE = List.of(Gate.MARKET_PAUSED, Gate.BOOK_UNTRUSTED);

  /**
   * All gates in their own order; 300 s to close, neither first nor last 30 s, spread 0.05, 50
   * contracts, any usable grade.
   */
  public static final GateSettings DEFAULT =
      new GateSettings(
          List.of(Gate.values()),
          Duration.ofSeconds(300),
          Optional.empty(),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Price.ofCents(5),
          Quantity.ofContracts(50),
          FeedGrade.POOR);

  /**
   * Checks the chain, the grade and the times to the close.
   *
   * @throws IllegalArgumentException naming the setting and the remedy
   */
  public GateSettings {
    chain = List.copyOf(chain);
    requireSound(chain);
    if (maxTimeToClose.isPresent() && !chain.contains(Gate.MAX_TIME_TO_CLOSE)) {
      throw new IllegalArgumentException(
          "max-time-to-close is %s, but gate MAX_TIME_TO_CLOSE is left out of the chain: put it in"
              .formatted(maxTimeToClose.get()));
    }
    if (maxTimeToClose.filter(max -> max.compareTo(minTimeToClose) < 0).isPresent()) {
      throw new IllegalArgumentException(
          "max-time-to-close is %s, less than min-time-to-close, %s: nothing would ever pass"
              .formatted(maxTimeToClose.get(), minTimeToClose));
    }
    if (minFeedGrade == FeedGrade.UNUSABLE) {
      throw new IllegalArgumentException(
          "min-feed-grade is GOOD, FAIR or POOR, but is UNUSABLE: nothing is decided on such a"
              + " market");
    }
  }

  private static void requireSound(List<Gate> chain) {
    if (Set.copyOf(chain).size() < chain.size()) {
      throw new IllegalArgumentException("chain names a gate twice: " + chain);
    }
    for (Gate gate : INDISPENSABLE) {
      if (!chain.contains(gate)) {
        throw new IllegalArgumentException(
            "chain leaves out %s, which always stands: without an open market and a book to be"
                    .formatted(gate)
                + " trusted there is no price at which anything could have been bought; put it in");
      }
    }
  }
}
