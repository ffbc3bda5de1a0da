// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.strategy.api.Change;
import io.flashpaper.strategy.api.FairValue;
import io.flashpaper.strategy.api.MarketView;
import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Step;
import io.flashpaper.strategy.api.Strategy;
import io.flashpaper.strategy.api.Trigger;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Uses everything a strategy may depend on: index, book, memory, chance, timers, crashes. */
public final class MomentumStrategy implements Strategy<MomentumStrategy.Seen> {
  private final Duration window;
  private final long failsAtCall;

  /** Its memory. */
  public record Seen(long calls, long crashes) {}

  /** One that never fails. */
  public MomentumStrategy(Duration window) {
    this(window, Long.MAX_VALUE);
  }

  /** One that fails at a call. */
  public MomentumStrategy(Duration window, long failsAtCall) {
    this.window = window;
    this.failsAtCall = failsAtCall;
  }

  @Override
  public Duration longestWindow() {
    return window;
  }

  @Override
  public Seen initialMemory() {
    return new Seen(0, 0);
  }

  @Override
  public Step<Seen> evaluate(Moment moment, Seen memory) {
    boolean crash = moment.trigger() instanceof Trigger.FlashCrashDetected;
    Seen next = new Seen(memory.calls() + 1, memory.crashes() + (crash ? 1 : 0));
    if (next.calls() == failsAtCall) {
      throw new IllegalStateException("call " + failsAtCall + " is one too many");
    }
    Step<Seen> step = Step.of(next, desire(moment, next));
    return next.calls() % 40 == 0 ? step.wakingAt(moment.timeMs() + 700) : step;
  }

  private Desire desire(Moment moment, Seen seen) {
    Optional<Change> change = moment.index().change(window);
    Optional<Price> k = moment.market().k();
    if (change.isEmpty() || k.isEmpty()) {
      return new Desire.Indifferent(Reason.of("BLIND"));
    }
    if (seen.crashes() % 3 == 2 && (moment.seed() & 15) == 0) {
      return new Desire.Flat(Reason.of("CHANCE"));
    }
    if (Math.abs(change.get().ppm()) < 150 + seen.calls() % 100) {
      return new Desire.Indifferent(Reason.of("MOMENTUM"));
    }
    return new Desire.Want(
        change.get().ppm() > 0 ? Side.YES : Side.NO,
        k.get(),
        moment.timeMs() + 20_000,
        probability(moment.market()),
        Reason.of(
            "MOVED", new Reason.Fact("silentMs", moment.timeMs() - heardMs(moment.market()))));
  }

  /** Of now, and where that is even, of then. */
  private OptionalLong probability(MarketView market) {
    Optional<FairValue> now = market.fairValue();
    Optional<FairValue> used =
        now.isPresent() && (now.get().meanMicros() & 1) == 0 ? market.fairValue(window) : now;
    return used.map(fair -> OptionalLong.of(fair.clampedMicros())).orElse(OptionalLong.empty());
  }

  private static long heardMs(MarketView market) {
    return market.heardMs().orElse(0);
  }
}
