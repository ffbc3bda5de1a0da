// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import io.flashpaper.model.Quantity;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Strategy;

/** Counts to three millions, once 777 contracts were traded. */
final class Tireless extends Sound {
  private static final int FAR = 3_000_000;

  Tireless(Limits limits) {
    super(limits);
  }

  @Override
  Desire desire(Moment moment) {
    long sum = 0;
    if (moment.market().volume().equals(Quantity.ofContracts(777))) {
      for (int i = 0; i < FAR; i++) {
        sum += i;
      }
    }
    return sum < 0 ? new Desire.Indifferent(Reason.of("OVERFLOW")) : super.desire(moment);
  }

  public static final class Factory extends Sound.Factory {
    @Override
    public Strategy<?> create(Limits limits) {
      return new Tireless(limits);
    }
  }
}
