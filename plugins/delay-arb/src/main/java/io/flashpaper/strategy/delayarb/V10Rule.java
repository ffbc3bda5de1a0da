// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.delayarb;

import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;
import io.flashpaper.strategy.api.Change;
import java.util.Optional;

/** The underlying moved and K did not; see {@link V10Parameters} for the thresholds. */
record V10Rule(V10Parameters parameters) {
  private static final long MILLION = 1_000_000;

  Verdict judge(V10Input input) {
    if (input.momentum().isEmpty()) {
      return Verdict.refuse("NO_INDEX");
    }
    Change change = input.momentum().get();
    Fact momentum = new Fact("momentumPpm", change.ppm());
    boolean up = change.compareToPpm(parameters.minMomentumPpm()) > 0;
    boolean down = change.compareToPpm(-parameters.minMomentumPpm()) < 0;
    if (!up && !down) {
      return Verdict.refuse(
          "MOMENTUM", momentum, new Fact("thresholdPpm", parameters.minMomentumPpm()));
    }
    Fact kNow = new Fact("kMicros", input.k().micros());
    if (input.reference().isEmpty()
        || !input.reference().get().isAbove(parameters.minReference())) {
      return Verdict.refuse("NO_REFERENCE", kNow, momentum);
    }
    Price reference = input.reference().get();
    Fact kBefore = new Fact("referenceKMicros", reference.micros());
    long moved = Math.abs(input.k().micros() - reference.micros()) * MILLION;
    if (moved >= parameters.maxKMovePpm() * reference.micros()) {
      return Verdict.refuse(
          "K_MOVED",
          new Fact("kMovePpm", moved / reference.micros()),
          new Fact("thresholdPpm", parameters.maxKMovePpm()),
          momentum,
          kNow,
          kBefore);
    }
    return offered(input, up ? Side.YES : Side.NO, momentum, kNow, kBefore);
  }

  private Verdict offered(V10Input input, Side side, Fact... facts) {
    Optional<Price> price = side == Side.YES ? input.yesAsk() : Optional.of(input.k().complement());
    if (price.isEmpty()) {
      return Verdict.refuse("NO_OFFER", facts);
    }
    Price entry = price.get();
    if (!entry.isAbove(parameters.minPrice())) {
      return outside(entry, parameters.minPrice());
    }
    if (!entry.isBelow(parameters.maxPrice())) {
      return outside(entry, parameters.maxPrice());
    }
    return new Verdict.Enter(side, entry, Reason.of("DELAY_ARB", facts));
  }

  private static Verdict outside(Price entry, Price bound) {
    return Verdict.refuse(
        "PRICE",
        new Fact("priceMicros", entry.micros()),
        new Fact("thresholdMicros", bound.micros()));
  }
}
