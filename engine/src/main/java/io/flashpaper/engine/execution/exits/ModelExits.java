// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.exits;

import io.flashpaper.engine.execution.exits.Verdict.Hold;
import io.flashpaper.engine.execution.exits.Verdict.Sell;
import io.flashpaper.model.Price;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Sells a position once the market pays for it about what it is worth: what it was bought for is
 * gone then. Close to the end it is held, since settlement costs no fee, and so it is while the
 * spread is a hole to sell into.
 *
 * @param settleWithin nothing is sold when less is left to the close
 * @param maxSpread nothing is sold at a wider spread
 * @param stop the loss at which it is sold
 * @param edgeReserve sold when the bid less the fee is at least the side's probability less this:
 *     what being out of it is worth
 * @param longest held so long
 */
public record ModelExits(
    Duration settleWithin, Price maxSpread, StopRule stop, Price edgeReserve, Duration longest)
    implements ExitPolicy {
  /** 30 s; 10 cents; the model's stop; 3 cents; 180 s. */
  public static final ModelExits DEFAULT =
      new ModelExits(
          Duration.ofSeconds(30),
          Price.ofCents(10),
          ModelStop.DEFAULT,
          Price.ofCents(3),
          Duration.ofSeconds(180));

  private static final long NET_UNITS_PER_MICRO = 100_000_000;

  @Override
  public String configName() {
    return "model";
  }

  @Override
  public Verdict decide(Holding holding) {
    Price bid = holding.bid();
    if (holding.msToClose() < settleWithin.toMillis()) {
      return Hold.because(
          "HOLD_TO_SETTLEMENT", new Fact("leftMs", holding.msToClose()), settleWithin.toMillis());
    }
    if (holding.spreadMicros() > maxSpread.micros()) {
      return Hold.because(
          "HOLD_WIDE", new Fact("spreadMicros", holding.spreadMicros()), maxSpread.micros());
    }
    Optional<Reason> stopped = stop.reached(holding);
    if (stopped.isPresent()) {
      return new Sell(stopped.get());
    }
    OptionalLong probability = holding.outlook().probabilityMicros();
    if (probability.isPresent() && isPaid(bid, probability.getAsLong())) {
      return sell("EDGE_GONE", bid, new Fact("probabilityMicros", probability.getAsLong()));
    }
    return holding.heldMs() >= longest.toMillis()
        ? sell("TIME_STOP", bid, new Fact("heldMs", holding.heldMs()))
        : Hold.HOLD;
  }

  /** Whether a bid pays what a probability is worth. */
  boolean isPaid(Price bid, long probabilityMicros) {
    return netOfFee(bid) >= (probabilityMicros - edgeReserve.micros()) * NET_UNITS_PER_MICRO;
  }

  /** bid - 0.07 bid (1 - bid), exactly, in 1e-8 micro-dollars. */
  static long netOfFee(Price bid) {
    return bid.micros() * NET_UNITS_PER_MICRO - 7 * bid.micros() * bid.complement().micros();
  }

  private static Sell sell(String code, Price bid, Fact fact) {
    return new Sell(Reason.of(code, new Fact("bidMicros", bid.micros()), fact));
  }
}
