// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Strategy;

/** Looks at the clock, though nothing ever comes of it. */
final class Impure extends Sound {
  Impure(Limits limits) {
    super(limits);
  }

  @Override
  Desire desire(Moment moment) {
    return System.currentTimeMillis() < 0
        ? new Desire.Indifferent(Reason.of("LONG_AGO"))
        : super.desire(moment);
  }

  public static final class Factory extends Sound.Factory {
    @Override
    public Strategy<?> create(Limits limits) {
      return new Impure(limits);
    }
  }
}
