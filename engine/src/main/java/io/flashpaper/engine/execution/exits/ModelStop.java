// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.exits;

import io.flashpaper.model.Price;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A stop as far away as a contract's price moves by itself: its level and the time left say how
 * much that is, and the index's volatility of late whether it is more than usual. Noise touches
 * such a stop now and then, so the bid must stay there, or fall well below.
 *
 * <p>A price is reckoned anew at most once a second, and only rises once the position has been in
 * profit. Below one cent there is none: what was paid is the most that can be lost.
 *
 * @param deviations how many standard deviations away
 * @param over of the price's move over this time
 * @param leastRatioPpm of the index's volatility of late over that of before, in millionths: a
 *     smaller one counts as this
 * @param mostRatioPpm a larger one counts as this
 * @param least never nearer than this
 * @param leastPpm nor than this share of the entry price, in millionths
 * @param mostPpm never farther than this share of the entry price, or {@code least} if that is more
 * @param offWithin there is none when less is left to the close
 * @param maxSpread a bid counts for nothing at a wider spread
 * @param confirmedAfter how long the bid must stay at the stop
 * @param deep so far below the stop, once is enough
 */
public record ModelStop(
    double deviations,
    Duration over,
    long leastRatioPpm,
    long mostRatioPpm,
    Price least,
    long leastPpm,
    long mostPpm,
    Duration offWithin,
    Price maxSpread,
    Duration confirmedAfter,
    Price deep)
    implements StopRule {
  /** 1.5 deviations of 30 s, at least 4 cents and 10 %, at most 40 %; off below 60 s. */
  public static final ModelStop DEFAULT =
      new ModelStop(
          1.5,
          Duration.ofSeconds(30),
          750_000,
          2_000_000,
          Price.ofCents(4),
          100_000,
          400_000,
          Duration.ofSeconds(60),
          Price.ofCents(10),
          Duration.ofMillis(500),
          Price.ofCents(2));

  private static final long MILLION = 1_000_000;
  private static final long CENT = 10_000;

  @Override
  public String configName() {
    return "model";
  }

  /** The same, but for another widest spread. */
  public ModelStop withMaxSpread(Price next) {
    return new ModelStop(
        deviations,
        over,
        leastRatioPpm,
        mostRatioPpm,
        least,
        leastPpm,
        mostPpm,
        offWithin,
        next,
        confirmedAfter,
        deep);
  }

  @Override
  public StopMemory watch(Holding holding) {
    if (holding.msToClose() < offWithin.toMillis()) {
      return new StopMemory(
          Optional.empty(), holding.stop().ratcheted(), OptionalLong.empty(), false);
    }
    StopMemory memory = placed(holding);
    return holding.isBookUpdate() && holding.spreadMicros() <= maxSpread.micros()
        ? looked(memory, holding)
        : memory;
  }

  private StopMemory placed(Holding holding) {
    StopMemory memory = holding.stop();
    boolean isNew = memory.price().isEmpty() && holding.heldMs() < 1000;
    if (!isNew && !holding.isNewSecond()) {
      return memory;
    }
    boolean inProfit = holding.bid().compareTo(holding.entryPrice()) > 0;
    Optional<Price> now = price(holding);
    Optional<Price> before = memory.price();
    boolean falls = before.isPresent() && now.filter(p -> p.compareTo(before.get()) >= 0).isEmpty();
    return memory.at((memory.ratcheted() || inProfit) && falls ? before : now, inProfit);
  }

  private StopMemory looked(StopMemory memory, Holding holding) {
    if (memory.price().isEmpty() || holding.bid().compareTo(memory.price().get()) > 0) {
      return memory.above();
    }
    long stayedMs = holding.timeMs() - memory.reachedMs().orElse(holding.timeMs());
    long belowMicros = memory.price().get().micros() - holding.bid().micros();
    return memory.below(
        holding.timeMs(), stayedMs >= confirmedAfter.toMillis() || belowMicros >= deep.micros());
  }

  @Override
  public Optional<Reason> reached(Holding holding) {
    StopMemory memory = holding.stop();
    return memory
        .price()
        .filter(_ -> memory.confirmed())
        .map(
            price ->
                Reason.of(
                    "STOP",
                    new Fact("bidMicros", holding.bid().micros()),
                    new Fact("thresholdMicros", price.micros()),
                    new Fact(
                        "sinceMs",
                        holding.timeMs() - memory.reachedMs().orElse(holding.timeMs()))));
  }

  /** Where the stop would be now, in whole cents; empty if that is below one. */
  Optional<Price> price(Holding holding) {
    long micros = holding.entryPrice().micros() - distanceMicros(holding);
    return micros < CENT ? Optional.empty() : Optional.of(new Price(micros - micros % CENT));
  }

  /** How far below the entry price it would be now. */
  long distanceMicros(Holding holding) {
    long entry = holding.entryPrice().micros();
    long nearest = Math.max(least.micros(), entry * leastPpm / MILLION);
    long farthest = Math.max(least.micros(), entry * mostPpm / MILLION);
    return Math.min(Math.max(rawMicros(holding), nearest), farthest);
  }

  /** What the noise alone asks for. */
  long rawMicros(Holding holding) {
    long ratio =
        Math.clamp(
            holding.outlook().volatilityRatioPpm().orElse(MILLION), leastRatioPpm, mostRatioPpm);
    double noise =
        deviations * ratio / MILLION * holding.outlook().ordinaryMove(holding.entryPrice(), over);
    return Math.round(Math.min(noise, 1) * MILLION) + holding.spreadMicros() / 2;
  }
}
