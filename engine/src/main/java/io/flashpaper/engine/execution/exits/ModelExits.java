// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.exits;

import io.flashpaper.engine.execution.exits.Verdict.Hold;
import io.flashpaper.engine.execution.exits.Verdict.Sell;
import io.flashpaper.model.Price;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Sells a position once the market pays for it about what it is worth: what it was bought for is
 * gone then. Close to the end it is held, since settlement costs no fee, and so it is while the
 * spread is a hole to sell into.
 *
 * @param settleWithin nothing is sold when less is left to the close
 * @param maxSpread nothing is sold at a wider spread
 * @param stop a loss that reaches it
 * @param edgeReserve sold when the bid less the fee is at least the side's probability less this:
 *     what being out of it is worth
 * @param longest held so long
 */
public record ModelExits(
    Duration settleWithin, Price maxSpread, AdaptiveStop stop, Price edgeReserve, Duration longest)
    implements ExitPolicy {
  /** 30 s; 10 cents; the usual stop; 3 cents; 180 s. */
  public static final ModelExits DEFAULT =
      new ModelExits(
          Duration.ofSeconds(30),
          Price.ofCents(10),
          AdaptiveStop.DEFAULT,
          Price.ofCents(3),
          Duration.ofSeconds(180));

  private static final Hold HOLD = Hold.because("HOLD");
  private static final Hold HOLD_WIDE = Hold.because("HOLD_WIDE");
  private static final Hold HOLD_TO_SETTLEMENT = Hold.because("HOLD_TO_SETTLEMENT");

  @Override
  public String configName() {
    return "model";
  }

  @Override
  public Verdict decide(Holding holding) {
    boolean stopIsFar = holding.bid().compareTo(holding.priceAtLoss(stop.lowestPpm())) > 0;
    long stopPpm = stopIsFar ? stop.highestPpm() : stop.ppm(stop.deviationPpm(holding.outlook()));
    return decide(holding, holding.priceAtLoss(stopPpm));
  }

  /** Decides with a given stop. */
  Verdict decide(Holding holding, Price stopPrice) {
    Price bid = holding.bid();
    if (holding.msToClose() < settleWithin.toMillis()) {
      return HOLD_TO_SETTLEMENT;
    }
    if (holding.spreadMicros() > maxSpread.micros()) {
      return HOLD_WIDE;
    }
    if (bid.compareTo(stopPrice) <= 0) {
      return sell("STOP", bid, new Fact("thresholdMicros", stopPrice.micros()));
    }
    OptionalLong probability = holding.outlook().probabilityMicros();
    if (probability.isPresent() && isPaid(bid, probability.getAsLong())) {
      return sell("EDGE_GONE", bid, new Fact("probabilityMicros", probability.getAsLong()));
    }
    return holding.heldMs() >= longest.toMillis()
        ? sell("TIME_STOP", bid, new Fact("heldMs", holding.heldMs()))
        : HOLD;
  }

  /** Whether bid - 0.07 bid (1 - bid) is at least the probability less the reserve, exactly. */
  private boolean isPaid(Price bid, long probabilityMicros) {
    long above = bid.micros() - probabilityMicros + edgeReserve.micros();
    return above * 100_000_000 >= 7 * bid.micros() * bid.complement().micros();
  }

  private static Sell sell(String code, Price bid, Fact fact) {
    return new Sell(Reason.of(code, new Fact("bidMicros", bid.micros()), fact));
  }
}
