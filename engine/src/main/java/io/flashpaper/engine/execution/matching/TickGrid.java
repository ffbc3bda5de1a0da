// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.matching;

import io.flashpaper.model.Price;
import io.flashpaper.model.PriceBand;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Desire.Want;
import java.util.List;

/**
 * The prices at which a market takes orders. A limit between two of them is moved to the one that
 * asks for more: an order never pays more, and never gets less, than was wanted. The venue says its
 * bands in YES prices; a NO price is on the grid where its complement is.
 *
 * @param bands ascending; empty where the venue has not said, and then any price is a tick
 */
public record TickGrid(List<PriceBand> bands) {
  /** Freezes the list. */
  public TickGrid {
    bands = List.copyOf(bands);
  }

  /** The highest tick that is no more than a buyer's limit; 0 if there is none. */
  public Price buying(Side side, Price limit) {
    return switch (side) {
      case YES -> atMost(limit);
      case NO -> atLeast(limit.complement()).complement();
    };
  }

  /** The lowest tick that is no less than a seller's limit; 0 stays, which takes any price. */
  public Price selling(Side side, Price limit) {
    return switch (side) {
      case YES -> atLeast(limit);
      case NO -> atMost(limit.complement()).complement();
    };
  }

  /** A wish that pays no more than a price the market takes orders at. */
  public Want onTick(Want want) {
    return new Want(
        want.side(),
        buying(want.side(), want.limit()),
        want.untilMs(),
        want.probabilityMicros(),
        want.reason());
  }

  private Price atMost(Price price) {
    return bands.stream()
        .filter(band -> !price.isBelow(band.start()))
        .map(band -> lowered(band, price))
        .max(Price::compareTo)
        .orElse(bands.isEmpty() ? price : Price.ZERO);
  }

  private static Price lowered(PriceBand band, Price price) {
    long start = band.start().micros();
    long inside = Math.min(price.micros(), band.end().micros()) - start;
    return new Price(start + inside - inside % band.step().micros());
  }

  private Price atLeast(Price price) {
    return bands.stream()
        .filter(band -> !price.isAbove(band.end()))
        .map(band -> raised(band, price))
        .min(Price::compareTo)
        .orElse(bands.isEmpty() ? price : Price.ONE);
  }

  private static Price raised(PriceBand band, Price price) {
    long start = band.start().micros();
    long inside = Math.max(price.micros(), start) - start;
    long steps = Math.ceilDiv(inside, band.step().micros());
    return new Price(Math.min(start + steps * band.step().micros(), band.end().micros()));
  }
}
