// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.meanreversion;

import io.flashpaper.model.Price;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason.Fact;
import io.flashpaper.strategy.api.Change;
import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Step;
import io.flashpaper.strategy.api.Strategy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The contract is dear and the underlying does not rise; see {@link HighParameters}. */
final class MeanReversionHigh implements Strategy<NoMemory> {
  private final HighParameters parameters;
  private final Entry entry;

  MeanReversionHigh(HighParameters parameters) {
    this.parameters = parameters;
    this.entry =
        new Entry(
            "MEAN_REVERSION_HIGH",
            parameters.direction().side(),
            parameters.slippage(),
            parameters.minModelEdge());
  }

  @Override
  public NoMemory initialMemory() {
    return NoMemory.NOTHING;
  }

  @Override
  public Duration longestWindow() {
    return parameters.momentumWindow();
  }

  @Override
  public Step<NoMemory> evaluate(Moment moment, NoMemory memory) {
    return Step.of(memory, desire(moment));
  }

  private Desire desire(Moment moment) {
    Optional<Price> k = moment.market().k();
    if (k.isEmpty()) {
      return Entry.none("NO_BOOK");
    }
    Fact kNow = new Fact("kMicros", k.get().micros());
    if (!k.get().isAbove(parameters.minK())) {
      return Entry.none("K_TOO_LOW", kNow, new Fact("thresholdMicros", parameters.minK().micros()));
    }
    Optional<Change> change = moment.index().change(parameters.momentumWindow());
    if (change.isEmpty()) {
      return Entry.none("NO_INDEX", kNow);
    }
    Fact momentum = new Fact("momentumPpm", change.get().ppm());
    if (change.get().compareToPpm(parameters.maxMomentumPpm()) >= 0) {
      return Entry.none(
          "MOMENTUM", momentum, new Fact("thresholdPpm", parameters.maxMomentumPpm()), kNow);
    }
    return entry.at(
        moment.market(), moment.market().market().closeTimeMs(), List.of(kNow, momentum));
  }
}
