// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.account;

import io.flashpaper.engine.index.SettlementAverage;
import io.flashpaper.model.Market;
import io.flashpaper.model.Side;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is known of a market's outcome while its result is awaited.
 *
 * @param closeMs when it closed
 * @param prints how many of our own sixty one-second prints before the close were seen; empty until
 *     they were counted
 * @param averageMicros their average as the venue rounds it; empty if too few were seen
 * @param standing how sure we are
 * @param winner who wins by that average; only while {@link Standing#PROVISIONAL}
 */
public record SettlementWait(
    long closeMs,
    OptionalInt prints,
    OptionalLong averageMicros,
    Standing standing,
    Optional<Side> winner) {
  /** A result that is not there so long after the close is overdue. */
  public static final long OVERDUE_MS = 900_000;

  /**
   * Our average says nothing where it is no farther from the strike, in hundredths of a percent.
   */
  private static final long MARGIN_BPS = 5;

  private static final long BPS = 10_000;

  /** How sure we are of an outcome that is not official. */
  public enum Standing {
    /** The venue has its time. */
    WAITING,
    /** Overdue: our own average tells who should win. No money moves by it. */
    PROVISIONAL,
    /** Overdue, and our own average does not tell. */
    UNRESOLVED
  }

  /** Since a close. */
  public static SettlementWait since(long closeMs) {
    return new SettlementWait(
        closeMs, OptionalInt.empty(), OptionalLong.empty(), Standing.WAITING, Optional.empty());
  }

  /** Whether our own prints can be counted now, and were not. */
  public boolean isToBeCounted(long nowMs) {
    return prints.isEmpty() && nowMs >= closeMs;
  }

  /** With our own prints counted. */
  public SettlementWait counted(SettlementAverage own) {
    return new SettlementWait(
        closeMs, OptionalInt.of(own.seen()), own.valueMicros(), standing, winner);
  }

  /** Whether the result is overdue, and that was not said. */
  public boolean isOverdue(long nowMs) {
    return standing == Standing.WAITING && nowMs - closeMs >= OVERDUE_MS;
  }

  /** What our average says of a market whose result is overdue. */
  public SettlementWait overdue(Optional<Market> market) {
    Optional<Side> side = market.flatMap(this::winner);
    return new SettlementWait(
        closeMs,
        prints,
        averageMicros,
        side.isPresent() ? Standing.PROVISIONAL : Standing.UNRESOLVED,
        side);
  }

  private Optional<Side> winner(Market market) {
    if (averageMicros.isEmpty() || market.strikeMicros().isEmpty()) {
      return Optional.empty();
    }
    long average = averageMicros.getAsLong();
    long strike = market.strikeMicros().getAsLong();
    return Math.abs(average - strike) * BPS > MARGIN_BPS * strike
        ? SettlementAverage.winner(market.strikeRule(), average, strike)
        : Optional.empty();
  }
}
