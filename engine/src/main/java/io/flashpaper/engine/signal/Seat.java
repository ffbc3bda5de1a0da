// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.QuarantineKind;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import io.flashpaper.strategy.api.IndexView;
import io.flashpaper.strategy.api.MarketView;
import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Step;
import io.flashpaper.strategy.api.Strategy;
import io.flashpaper.strategy.api.Trigger;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One strategy instance at one open market: its memory, what it wants, and what was said of that.
 */
final class Seat<M extends Record> {
  static final String EXPIRED = "EXPIRED";
  static final Desire QUARANTINED = new Desire.Indifferent(Reason.of("QUARANTINED"));
  private static final Desire UNDECIDED = new Desire.Indifferent(Reason.of("UNDECIDED"));

  // Often enough to stop what grows, seldom enough to cost nothing.
  private static final int CALLS_PER_WEIGHING = 256;

  private final Strategy<M> strategy;
  private final WorkMeter meter;
  private final StrategyLimits limits;
  private final GateChain gates;
  private final MarketId market;
  private final Seed seed;
  private final GateTally tally;
  private final MinuteCount slowCalls = new MinuteCount();
  private final MinuteCount changes = new MinuteCount();
  private final Map<Side, Set<Gate>> refused = new EnumMap<>(Side.class);
  private @Nullable M memory;
  private Desire standing = UNDECIDED;
  private Desire told = UNDECIDED;
  private Desire standingWhenTold = UNDECIDED;
  private boolean mustTell;
  private boolean watched;
  private int slow;
  private long calls;
  private long weighAtCall = CALLS_PER_WEIGHING;
  private Optional<Failure> failure = Optional.empty();
  private OptionalLong wakeAtMs = OptionalLong.empty();

  Seat(
      Strategy<M> strategy,
      WorkMeter meter,
      StrategyLimits limits,
      GateChain gates,
      MarketId market,
      Seed seed) {
    this.strategy = strategy;
    this.meter = meter;
    this.limits = limits;
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

  /** From now on it is judged by how it behaves. */
  void watch() {
    watched = true;
  }

  /** From now on it is heard: what was told before may not be known, so it is told again. */
  void announced() {
    watch();
    slow = 0;
    slowCalls.clear();
    changes.clear();
    refused.clear();
    mustTell = true;
  }

  /** Asks no more here; an answer that stands is taken back. */
  void stop(Failure why) {
    failure = Optional.of(why);
    standing = QUARANTINED;
    wakeAtMs = OptionalLong.empty();
  }

  /** What it did wrong here, if it is asked no more. */
  Optional<Failure> failure() {
    return failure;
  }

  /** Asks, first for the timer if it is due; returns what the strategy did wrong. */
  Optional<Failure> ask(Cause cause, List<Trigger> triggers, MarketView view, IndexView index) {
    if (failure.isPresent()) {
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
      return misbehaviour(memory);
    } catch (Exception | Error thrown) {
      return Optional.of(Failure.of(thrown, meter));
    }
  }

  private void ask(Cause cause, Trigger trigger, MarketView view, IndexView index) {
    M before =
        memory == null
            ? NoAnswerException.require(strategy.initialMemory(), "an initial memory")
            : memory;
    Moment moment =
        new Moment(cause.offset(), cause.timeMs(), seed.at(cause.offset()), trigger, view, index);
    Step<M> step = NoAnswerException.require(strategy.evaluate(moment, before), "a step");
    memory = NoAnswerException.require(step.memory(), "a memory");
    standing = NoAnswerException.require(step.desire(), "a desire").orElse(standing);
    OptionalLong wake = NoAnswerException.require(step.wakeAtMs(), "a time to wake");
    wakeAtMs = wake.isPresent() ? wake : wakeAtMs;
    calls++;
    if (meter.lastUsed() > limits.slowUnits() && watched) {
      slow = slowCalls.add(cause.timeMs());
    }
    count(cause, view, index);
  }

  private Optional<Failure> misbehaviour(@Nullable M now) {
    if (slow > limits.slowCalls()) {
      return Optional.of(
          new Failure(
              QuarantineKind.SLOW,
              "%s calls within a minute needed more than %s units of work each"
                  .formatted(slow, limits.slowUnits())));
    }
    if (now != null && calls >= weighAtCall) {
      weighAtCall = calls + CALLS_PER_WEIGHING;
      if (meter.limited(() -> MemoryWeight.exceeds(now, limits.memoryValues()))) {
        return Optional.of(
            new Failure(
                QuarantineKind.HOARDING,
                "its memory holds more than %s values".formatted(limits.memoryValues())));
      }
    }
    return Optional.empty();
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
    return Optional.of(effective);
  }

  /** What it does wrong by making that change, if it changes its mind too often. */
  Optional<Failure> flooding(Cause cause) {
    if (!watched || mustTell || isSame(standing, standingWhenTold, cause.timeMs())) {
      return Optional.empty();
    }
    return changes.add(cause.timeMs()) <= limits.changes()
        ? Optional.empty()
        : Optional.of(
            new Failure(
                QuarantineKind.FLOODING,
                "it changed its mind more than %s times within a minute"
                    .formatted(limits.changes())));
  }

  /** Execution is told. */
  void tell(Desire desire) {
    mustTell = false;
    told = desire;
    standingWhenTold = standing;
  }

  /** The want that a gate keeps from execution though it could be bought, and which gate, once. */
  Optional<Refusal> refusal(Cause cause, MarketView view, IndexView index) {
    if (told instanceof Desire.Want
        || !(standing instanceof Desire.Want want)
        || want.untilMs() <= cause.timeMs()
        || !isOffered(want, view)) {
      return Optional.empty();
    }
    return gates
        .firstClosed(want.side(), view, index, cause.timeMs())
        .map(Gate.Reading::gate)
        .filter(refused.computeIfAbsent(want.side(), _ -> EnumSet.noneOf(Gate.class))::add)
        .map(gate -> new Refusal(gate, want));
  }

  /** A gate that is closed to a want. */
  record Refusal(Gate gate, Desire.Want want) {}

  private static boolean isOffered(Desire.Want want, MarketView view) {
    return view.market().status() == MarketStatus.OPEN
        && view.book()
            .flatMap(book -> book.bestAsk(want.side()))
            .filter(ask -> !ask.isAbove(want.limit()))
            .isPresent();
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

  /** What it wants, and what of that execution is to see. */
  InstanceWish wish(String instance, Cause cause, MarketView view, IndexView index) {
    return new InstanceWish(instance, standing, effective(cause.timeMs(), view, index));
  }

  /** Whether execution still believes that something is wanted here. */
  boolean isStanding() {
    return !(told instanceof Desire.Indifferent);
  }

  List<GateCount> drainCounts() {
    return tally.drain();
  }
}
