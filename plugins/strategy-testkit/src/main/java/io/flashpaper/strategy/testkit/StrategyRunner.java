// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Step;
import io.flashpaper.strategy.api.Strategy;
import io.flashpaper.strategy.api.StrategyFactory;
import io.flashpaper.strategy.api.Trigger;
import io.flashpaper.strategy.loader.ParameterBinder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Plays tapes to a strategy as the host would: triggers in tape order, timers before the event that
 * reaches their time, one memory for each market, windows no longer than declared. Each play begins
 * with a new strategy object.
 *
 * <p>There are no gates here. They belong to the configuration of an instance and stop a wish
 * without telling the strategy; what a strategy says is the same with and without them. {@code
 * ./flashpaper decide} shows a strategy together with its gates.
 *
 * <p>What a strategy throws comes out of {@code play}; a host would quarantine it.
 */
public final class StrategyRunner {
  private final Supplier<Strategy<?>> strategies;

  /** Each play begins with the next of these. */
  StrategyRunner(Supplier<Strategy<?>> strategies) {
    this.strategies = strategies;
  }

  /** Runs a strategy with its default parameters. */
  public static <P extends Record> StrategyRunner of(StrategyFactory<P> factory) {
    return of(factory, Map.of());
  }

  /** Runs a strategy with parameters written as in the configuration. */
  public static <P extends Record> StrategyRunner of(
      StrategyFactory<P> factory, Map<String, String> parameters) {
    return of(factory, ParameterBinder.bind(factory.parametersType(), parameters));
  }

  /** Runs a strategy with these parameters. */
  public static <P extends Record> StrategyRunner of(StrategyFactory<P> factory, P parameters) {
    return new StrategyRunner(() -> factory.create(parameters));
  }

  /** Plays a tape from a market's opening on. */
  public Transcript play(Tape tape) {
    return start(strategies.get()).play(tape.moments());
  }

  /**
   * Plays a tape, but half-way throws the strategy object away and goes on with a new one and the
   * memory of some moments before.
   *
   * @param at how many moments were played at the restart
   * @param back how many of them are played again; their first answers are dropped
   */
  public Transcript playRestarting(Tape tape, int at, int back) {
    int kept = Math.max(0, at - back);
    Run<?> first = start(strategies.get());
    Transcript before = first.play(tape.moments().subList(0, kept));
    return before.followedBy(
        first.handedTo(strategies.get()).play(tape.moments().subList(kept, tape.moments().size())));
  }

  /**
   * Plays two tapes to one strategy object by turns, each with a memory of its own.
   *
   * @return what was said to the left one and what was said to the right one
   */
  public List<Transcript> playInterleaved(Tape left, Tape right) {
    Strategy<?> shared = strategies.get();
    Run<?> leftRun = start(shared);
    Run<?> rightRun = start(shared);
    Transcript leftSaid = new Transcript(List.of());
    Transcript rightSaid = new Transcript(List.of());
    int length = Math.max(left.moments().size(), right.moments().size());
    for (int i = 0; i < length; i++) {
      leftSaid = leftSaid.followedBy(leftRun.play(at(left, i)));
      rightSaid = rightSaid.followedBy(rightRun.play(at(right, i)));
    }
    return List.of(leftSaid, rightSaid);
  }

  private static List<Moment> at(Tape tape, int i) {
    return i < tape.moments().size() ? List.of(tape.moments().get(i)) : List.of();
  }

  private static <M extends Record> Run<M> start(Strategy<M> strategy) {
    return new Run<>(strategy, strategy.initialMemory(), OptionalLong.empty());
  }

  /** A strategy at the beginning of a market, to be asked moment by moment. */
  Run<?> begin() {
    return start(strategies.get());
  }

  /** One market's strategy on the way through a tape. */
  static final class Run<M extends Record> {
    private final Strategy<M> strategy;
    private final Declared declared;
    private M memory;
    private OptionalLong wakeAtMs;

    Run(Strategy<M> strategy, M memory, OptionalLong wakeAtMs) {
      this.strategy = strategy;
      this.declared = new Declared(strategy.longestWindow());
      this.memory = Objects.requireNonNull(memory, "no memory to begin with");
      this.wakeAtMs = wakeAtMs;
    }

    @SuppressWarnings("unchecked") // both strategies come from the same factory and parameters
    Run<M> handedTo(Strategy<?> next) {
      return new Run<>((Strategy<M>) next, memory, wakeAtMs);
    }

    Transcript play(List<Moment> moments) {
      List<Transcript.Entry> entries = new ArrayList<>();
      moments.forEach(moment -> play(moment, entries::add));
      return new Transcript(entries);
    }

    /** Asks about one moment, first for the timer if it is due. */
    void play(Moment moment, Consumer<Transcript.Entry> said) {
      if (wakeAtMs.isPresent() && wakeAtMs.getAsLong() <= moment.timeMs()) {
        wakeAtMs = OptionalLong.empty();
        said.accept(call(with(moment, new Trigger.TimerFired())));
      }
      said.accept(call(moment));
    }

    /** What would be answered, with nothing remembered of it. */
    Step<M> answer(Moment moment) {
      Step<M> step = strategy.evaluate(declared.moment(moment), memory);
      Objects.requireNonNull(step, "no step returned");
      Objects.requireNonNull(step.memory(), "no memory returned");
      return step;
    }

    M memory() {
      return memory;
    }

    private Transcript.Entry call(Moment moment) {
      Step<M> step = answer(moment);
      memory = step.memory();
      wakeAtMs = step.wakeAtMs().isPresent() ? step.wakeAtMs() : wakeAtMs;
      return new Transcript.Entry(
          moment.tapeOffset(),
          moment.timeMs(),
          moment.trigger().getClass().getSimpleName(),
          memory,
          step.desire(),
          step.wakeAtMs());
    }
  }

  /** The same moment, but something else happened. */
  static Moment with(Moment moment, Trigger trigger) {
    return new Moment(
        moment.tapeOffset(),
        moment.timeMs(),
        moment.seed(),
        trigger,
        moment.market(),
        moment.index());
  }
}
