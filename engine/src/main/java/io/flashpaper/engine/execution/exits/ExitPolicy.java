// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.exits;

import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.model.Price;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * When a held position is sold. All thresholds are strict, and shares of the entry cost without
 * fees.
 *
 * @param takeProfitPpm an unrealised gain above this share, in millionths
 * @param stopBasePpm the stop's share while nothing moves, in millionths
 * @param stopFactor how much the index's relative deviation widens the stop
 * @param stopLowestPpm the stop is never tighter
 * @param stopHighestPpm the stop is never wider
 * @param window how far back the deviation looks
 * @param unknownDeviationPpm the deviation taken where it is not known
 * @param longest held longer than this
 */
public record ExitPolicy(
    long takeProfitPpm,
    long stopBasePpm,
    long stopFactor,
    long stopLowestPpm,
    long stopHighestPpm,
    Duration window,
    long unknownDeviationPpm,
    Duration longest) {
  /** +8 %; 25 % times (1 + 10 v) within 15 and 40 %; 180 s. */
  public static final ExitPolicy DEFAULT =
      new ExitPolicy(
          80_000,
          250_000,
          10,
          150_000,
          400_000,
          Duration.ofSeconds(300),
          10_000,
          Duration.ofSeconds(180));

  private static final long MILLION = 1_000_000;

  /**
   * Decides about a held position from what all contracts bought would gain at a bid.
   *
   * @param bid the best bid for its own side in its own market
   * @param timeMs now
   * @param deviationPpm asked only where it matters
   */
  public Optional<Reason> decide(
      OpenTrade trade, Price bid, long timeMs, Supplier<OptionalLong> deviationPpm) {
    long scaled =
        Math.multiplyExact(trade.bought().times(bid).minus(trade.cost()).micros(), MILLION);
    long cost = trade.cost().micros();
    long gain = Math.floorDiv(scaled, cost);
    if (Math.ceilDiv(scaled, cost) > takeProfitPpm) {
      return reason("TAKE_PROFIT", bid, gain, new Fact("thresholdPpm", takeProfitPpm));
    }
    if (gain < -stopLowestPpm) {
      long deviation = deviationPpm.get().orElse(unknownDeviationPpm);
      long stop = stopPpm(deviation);
      if (gain < -stop) {
        return reason(
            "STOP_LOSS",
            bid,
            gain,
            new Fact("thresholdPpm", -stop),
            new Fact("deviationPpm", deviation));
      }
    }
    long heldMs = timeMs - trade.filled().timeMs();
    return heldMs > longest.toMillis()
        ? reason("TIME_OUT", bid, gain, new Fact("heldMs", heldMs))
        : Optional.empty();
  }

  /** The stop at a deviation of the index, in millionths of the entry cost. */
  public long stopPpm(long deviationPpm) {
    long raw = stopBasePpm + stopBasePpm * stopFactor * deviationPpm / MILLION;
    return Math.clamp(raw, stopLowestPpm, stopHighestPpm);
  }

  private static Optional<Reason> reason(String code, Price bid, long gain, Fact... facts) {
    Fact[] all = new Fact[facts.length + 2];
    all[0] = new Fact("bidMicros", bid.micros());
    all[1] = new Fact("unrealisedPpm", gain);
    System.arraycopy(facts, 0, all, 2, facts.length);
    return Optional.of(Reason.of(code, all));
  }
}
