// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.meanreversion;

import io.flashpaper.model.Price;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason.Fact;
import io.flashpaper.model.signal.SignalMessage.FlashCrash;
import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Step;
import io.flashpaper.strategy.api.Strategy;
import io.flashpaper.strategy.api.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The contract has just crashed and is still not cheap; see {@link FlashParameters}. */
final class MeanRevFlash implements Strategy<CrashMemory> {
  private final FlashParameters parameters;
  private final Entry entry;

  MeanRevFlash(FlashParameters parameters) {
    this.parameters = parameters;
    this.entry =
        new Entry(
            "MEAN_REV_FLASH",
            parameters.direction().side(),
            parameters.slippage(),
            parameters.minModelEdge());
  }

  @Override
  public CrashMemory initialMemory() {
    return CrashMemory.NONE;
  }

  /** It looks at no window; the least there is. */
  @Override
  public Duration longestWindow() {
    return Duration.ofSeconds(1);
  }

  @Override
  public Step<CrashMemory> evaluate(Moment moment, CrashMemory memory) {
    CrashMemory known =
        moment.trigger() instanceof Trigger.FlashCrashDetected detected
            ? new CrashMemory(Optional.of(detected.crash()))
            : memory.at(moment.timeMs(), parameters.entryWindow().toMillis());
    return Step.of(known, desire(moment, known));
  }

  private Desire desire(Moment moment, CrashMemory known) {
    if (known.crash().isEmpty()) {
      return Entry.none("NO_FLASH");
    }
    FlashCrash crash = known.crash().get();
    Optional<Price> k = moment.market().k();
    if (k.isEmpty()) {
      return Entry.none("NO_BOOK");
    }
    Fact kNow = new Fact("kMicros", k.get().micros());
    Fact peak = new Fact("peakMicros", crash.peak().micros());
    Fact drop = new Fact("dropPpm", crash.dropMicros());
    if (!k.get().isAbove(parameters.minK())) {
      Fact threshold = new Fact("thresholdMicros", parameters.minK().micros());
      return Entry.none("K_TOO_LOW", kNow, threshold, peak, drop);
    }
    long untilMs = crash.timeMs() + parameters.entryWindow().toMillis();
    return entry.at(moment.market(), untilMs, List.of(kNow, peak, drop));
  }
}
