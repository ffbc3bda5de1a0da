// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Parameter;
import io.flashpaper.strategy.api.Step;
import io.flashpaper.strategy.api.Strategy;
import io.flashpaper.strategy.api.StrategyApi;
import io.flashpaper.strategy.api.StrategyDescriptor;
import io.flashpaper.strategy.api.StrategyFactory;
import java.util.Optional;
import java.util.OptionalLong;

/** A strategy that keeps every rule: it buys YES while its price is low. */
class Sound implements Strategy<Sound.Calls> {
  /** How often it was asked, up to a thousand. */
  record Calls(int calls) {}

  record Limits(
      @Parameter(
              doc = "YES must cost less than this.",
              defaultValue = "0.5",
              min = "0.1",
              max = "1")
          Price below) {}

  private final Price below;

  Sound(Limits limits) {
    this.below = limits.below();
  }

  @Override
  public Calls initialMemory() {
    return new Calls(0);
  }

  @Override
  public Step<Calls> evaluate(Moment moment, Calls memory) {
    return Step.of(new Calls(Math.min(1000, memory.calls() + 1)), desire(moment));
  }

  Desire desire(Moment moment) {
    Optional<Price> ask = moment.market().book().flatMap(book -> book.bestAsk(Side.YES));
    if (ask.isEmpty() || !ask.get().isBelow(below)) {
      return new Desire.Indifferent(Reason.of("DEAR"));
    }
    return want(moment, ask.get());
  }

  Desire want(Moment moment, Price limit) {
    return want(limit, moment.market().market().closeTimeMs(), "CHEAP");
  }

  static Desire want(Price limit, long untilMs, String why) {
    return new Desire.Want(Side.YES, limit, untilMs, OptionalLong.empty(), Reason.of(why));
  }

  /** Makes it; each bad strategy of the tests changes one thing. */
  public static class Factory implements StrategyFactory<Limits> {
    @Override
    public StrategyDescriptor descriptor() {
      return new StrategyDescriptor("sound", "1", StrategyApi.LEVEL, "Buys YES while it is cheap.");
    }

    @Override
    public Class<Limits> parametersType() {
      return Limits.class;
    }

    @Override
    public Strategy<?> create(Limits limits) {
      return new Sound(limits);
    }
  }

  /** A tape on which it has something to do. */
  static Tape tape() {
    return TapeScript.fifteenMinutes()
        .indexPath(76_500, 76_510, 76_520)
        .book(51, 53)
        .afterMs(500)
        .book(44, 46)
        .afterMs(500)
        .trade(Side.NO, 44, 10)
        .book(47, 49)
        .afterMs(500)
        .indexAt(76_530)
        .book(52, 54)
        .bookLost()
        .tape();
  }
}
