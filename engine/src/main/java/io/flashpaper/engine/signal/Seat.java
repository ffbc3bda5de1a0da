// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.model.MarketId;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import io.flashpaper.strategy.api.IndexView;
import io.flashpaper.strategy.api.MarketView;
import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Step;
import io.flashpaper.strategy.api.Strategy;
import io.flashpaper.strategy.api.Trigger;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One strategy instance at one open market: its memory, what it wants, and what was said of that.
 */
final class Seat<M extends Record> {
  static final String EXPIRED = "EXPIRED";
  private static final Desire QUARANTINED = new Desire.Indifferent(Reason.of("QUARANTINED"));
  private static final Desire UNDECIDED = new Desire.Indifferent(Reason.of("UNDECIDED"));

  private final Strategy<M> strategy;
  private final GateChain gates;
  private final MarketId market;
  private final Seed seed;
  private final GateTally tally;
  private @Nullable M memory;
  private Desire standing = UNDECIDED;
  private Desire told = UNDECIDED;
  private boolean mustTell;
  private boolean stopped;
  private OptionalLong wakeAtMs = OptionalLong.empty();

  Seat(Strategy<M> strategy, GateChain gates, MarketId market, Seed seed) {
    this.strategy = strategy;
    this.gates = gates;
    this.market = market;
    this.seed = seed;
    this.tally = new GateTally(gates.order());
  }

  MarketId market() {
    return market;
  }

  /** Whether time alone may change what is to be told. */
  boolean isRestless(long timeMs) {
    return mustTell || standing instanceof Desire.Want || isDue(timeMs);
  }

  private boolean isDue(long timeMs) {
    return wakeAtMs.isPresent() && wakeAtMs.getAsLong() <= timeMs;
  }

  /** Asks, first for the timer if it is due; returns the evidence if the strategy failed. */
  Optional<String> ask(Cause cause, List<Trigger> triggers, MarketView view, IndexView index) {
    if (stopped) {
      return Optional.empty();
    }
    try {
      if (isDue(cause.timeMs())) {
        wakeAtMs = OptionalLong.empty();
        ask(cause, new Trigger.TimerFired(), view, index);
      }
      for (Trigger trigger : triggers) {
        ask(cause, trigger, view, index);
      }
      return Optional.empty();
    } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
      stopped = true;
      standing = QUARANTINED;
      wakeAtMs = OptionalLong.empty();
      return Optional.of(Evidence.of(market, failure));
    }
  }

  private void ask(Cause cause, Trigger trigger, MarketView view, IndexView index) {
    M before = memory == null ? strategy.initialMemory() : memory;
    Moment moment =
        new Moment(cause.offset(), cause.timeMs(), seed.at(cause.offset()), trigger, view, index);
    Step<M> step = Objects.requireNonNull(strategy.evaluate(moment, before), "no step returned");
    memory = Objects.requireNonNull(step.memory(), "no memory returned");
    standing = step.desire().orElse(standing);
    wakeAtMs = step.wakeAtMs().isPresent() ? step.wakeAtMs() : wakeAtMs;
    count(cause, view, index);
  }

  private void count(Cause cause, MarketView view, IndexView index) {
    switch (standing) {
      case Desire.Indifferent own when own != UNDECIDED -> tally.ownReason(own.reason());
      case Desire.Want want when want.untilMs() <= cause.timeMs() -> tally.expired();
      case Desire.Want want ->
          gates.firstClosed(want.side(), view, index, cause.timeMs()).ifPresent(tally::closed);
      case Desire.Flat _, Desire.Indifferent _ -> {}
    }
  }

  /** The desire as execution is to see it, if that has changed since it was last told. */
  Optional<Desire> change(Cause cause, MarketView view, IndexView index) {
    Desire effective = effective(cause.timeMs(), view, index);
    if (!mustTell && isSame(effective, told, cause.timeMs())) {
      return Optional.empty();
    }
    mustTell = false;
    told = effective;
    return Optional.of(effective);
  }

  private Desire effective(long timeMs, MarketView view, IndexView index) {
    if (!(standing instanceof Desire.Want want)) {
      return standing;
    }
    if (want.untilMs() <= timeMs) {
      return new Desire.Indifferent(Reason.of(EXPIRED));
    }
    return gates
        .firstClosed(want.side(), view, index, timeMs)
        .<Desire>map(closed -> new Desire.Indifferent(closed.reason()))
        .orElse(want);
  }

  /** A want that has expired for whoever heard it is not the same as one that still stands. */
  private static boolean isSame(Desire now, Desire before, long timeMs) {
    return switch (now) {
      case Desire.Want a ->
          before instanceof Desire.Want b
              && a.side() == b.side()
              && a.limit().equals(b.limit())
              && b.untilMs() > timeMs;
      case Desire.Flat _ -> before instanceof Desire.Flat;
      case Desire.Indifferent _ -> before instanceof Desire.Indifferent;
    };
  }

  /** What was told may not be known any more: tell it again at the next chance. */
  void retell() {
    mustTell = true;
  }

  /** Whether execution still believes that something is wanted here. */
  boolean isStanding() {
    return !(told instanceof Desire.Indifferent);
  }

  List<GateCount> drainCounts() {
    return tally.drain();
  }
}
