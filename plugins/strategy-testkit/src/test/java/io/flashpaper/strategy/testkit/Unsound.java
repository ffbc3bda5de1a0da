// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import io.flashpaper.model.Book;
import io.flashpaper.model.MarketId;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Contracts of strategies that break one rule each, and of one that keeps all. Their names begin
 * with the number of the rule; run by {@link StrategyContractTest} only.
 */
final class Unsound {
  private Unsound() {}

  static class Keeps00AllRules extends StrategyContract<Sound.Limits> {
    @Override
    protected StrategyFactory<Sound.Limits> factory() {
      return new Sound.Factory();
    }

    @Override
    protected Tape eventfulTape() {
      return Sound.tape();
    }

    @Override
    protected Path classes() {
      return ClassFolder.of(Sound.Factory.class, Sound.class);
    }
  }

  /** The sound strategy but for what it is made of. */
  private static StrategyFactory<Sound.Limits> making(Function<Sound.Limits, Strategy<?>> made) {
    return new Sound.Factory() {
      @Override
      public Strategy<?> create(Sound.Limits limits) {
        return made.apply(limits);
      }
    };
  }

  static class Breaks01BySayingNothingOfItself extends Keeps00AllRules {
    @Override
    protected StrategyFactory<Sound.Limits> factory() {
      return new Sound.Factory() {
        @Override
        public StrategyDescriptor descriptor() {
          return new StrategyDescriptor("sound", "1", StrategyApi.LEVEL, " ");
        }
      };
    }
  }

  record Undocumented(@Parameter(doc = "", defaultValue = "3") int times) {}

  static class Breaks02ByAParameterWithoutAWord extends StrategyContract<Undocumented> {
    @Override
    protected StrategyFactory<Undocumented> factory() {
      return new Configured<>(Undocumented.class);
    }

    @Override
    protected Tape eventfulTape() {
      return Sound.tape();
    }

    @Override
    protected Path classes() {
      return ClassFolder.of(Sound.Factory.class, Sound.class);
    }
  }

  record Vague(@Parameter(doc = "How often.", defaultValue = "3", max = "9") int times) {
    Vague {
      if (times > 8) {
        throw new IllegalArgumentException("that does not fit");
      }
    }
  }

  static class Breaks03ByRefusingWithoutAName extends StrategyContract<Vague> {
    @Override
    protected StrategyFactory<Vague> factory() {
      return new Configured<>(Vague.class);
    }

    @Override
    protected Tape eventfulTape() {
      return Sound.tape();
    }

    @Override
    protected Path classes() {
      return ClassFolder.of(Sound.Factory.class, Sound.class);
    }
  }

  /** The sound strategy with other parameters. */
  private record Configured<P extends Record>(Class<P> parametersType)
      implements StrategyFactory<P> {
    @Override
    public StrategyDescriptor descriptor() {
      return new Sound.Factory().descriptor();
    }

    @Override
    public Strategy<?> create(P parameters) {
      return new Sound(new Sound.Limits(Price.ofCents(50)));
    }
  }

  static class Breaks04ByCountingItsFactories extends Keeps00AllRules {
    private int factories;

    @Override
    protected StrategyFactory<Sound.Limits> factory() {
      int made = factories++;
      return making(
          limits ->
              new Sound(limits) {
                @Override
                Desire want(Moment moment, Price limit) {
                  return want(limit, moment.market().market().closeTimeMs(), "CHEAP_" + made);
                }
              });
    }
  }

  static class Breaks05ByRememberingInItself extends Keeps00AllRules {
    @Override
    protected StrategyFactory<Sound.Limits> factory() {
      return making(
          limits ->
              new Sound(limits) {
                private final Map<MarketId, Long> firstAsked = new HashMap<>();

                @Override
                public Step<Calls> evaluate(Moment moment, Calls memory) {
                  MarketId market = moment.market().market().id();
                  long since = firstAsked.computeIfAbsent(market, id -> moment.timeMs());
                  return super.evaluate(moment, memory).wakingAt(since + 3_600_000);
                }
              });
    }
  }

  static class Breaks06ByMixingMarketsUp extends Keeps00AllRules {
    @Override
    protected StrategyFactory<Sound.Limits> factory() {
      return making(
          limits ->
              new Sound(limits) {
                private Optional<MarketId> last = Optional.empty();

                @Override
                Desire desire(Moment moment) {
                  MarketId now = moment.market().market().id();
                  boolean other = last.isPresent() && !last.get().equals(now);
                  last = Optional.of(now);
                  return other ? new Desire.Indifferent(Reason.of("BUSY")) : super.desire(moment);
                }
              });
    }
  }

  static class Breaks07ByTrustingThatThereIsAnOffer extends Keeps00AllRules {
    @Override
    protected StrategyFactory<Sound.Limits> factory() {
      return making(
          limits ->
              new Sound(limits) {
                @Override
                Desire desire(Moment moment) {
                  Optional<Book> book =
                      moment.market().book().filter(known -> known.k().isPresent());
                  book.ifPresent(known -> known.bestAsk(Side.YES).orElseThrow());
                  return super.desire(moment);
                }
              });
    }
  }

  static class Breaks08ByTakingSilenceForCalm extends Keeps00AllRules {
    @Override
    protected StrategyFactory<Sound.Limits> factory() {
      return making(
          limits ->
              new Sound(limits) {
                @Override
                Desire want(Moment moment, Price limit) {
                  boolean known = moment.index().priceMicros().isPresent();
                  boolean wild =
                      known && moment.index().priceMicros().getAsLong() % 2_000_000_000 != 0;
                  return wild
                      ? new Desire.Indifferent(Reason.of("WILD"))
                      : super.want(moment, limit);
                }
              });
    }

    @Override
    protected Tape eventfulTape() {
      return TapeScript.fifteenMinutes()
          .book(44, 46)
          .indexAt(76_000)
          .book(44, 46)
          .indexAt(76_001)
          .tape();
    }
  }

  static class Breaks08ByBuyingBlindly extends Keeps00AllRules {
    @Override
    protected StrategyFactory<Sound.Limits> factory() {
      return making(
          limits ->
              new Sound(limits) {
                @Override
                Desire desire(Moment moment) {
                  return moment.market().book().isEmpty()
                      ? want(moment, Price.ofCents(30))
                      : super.desire(moment);
                }
              });
    }
  }

  static class Breaks09ByWantingBeyondTheClose extends Keeps00AllRules {
    @Override
    protected StrategyFactory<Sound.Limits> factory() {
      return making(
          limits ->
              new Sound(limits) {
                @Override
                Desire want(Moment moment, Price limit) {
                  return want(limit, moment.market().market().closeTimeMs() + 1, "CHEAP");
                }
              });
    }
  }

  static class Breaks10ByWantingTooLate extends Keeps00AllRules {
    @Override
    protected StrategyFactory<Sound.Limits> factory() {
      return making(
          limits ->
              new Sound(limits) {
                @Override
                Desire want(Moment moment, Price limit) {
                  return want(limit, moment.timeMs(), "CHEAP");
                }
              });
    }
  }

  static class Breaks10ByAReasonNobodyCanCount extends Keeps00AllRules {
    @Override
    protected StrategyFactory<Sound.Limits> factory() {
      return making(
          limits ->
              new Sound(limits) {
                @Override
                Desire want(Moment moment, Price limit) {
                  return want(limit, moment.market().market().closeTimeMs(), "it is cheap");
                }
              });
    }
  }

  static class Breaks10ByATapeOnWhichNothingHappens extends Keeps00AllRules {
    @Override
    protected Tape eventfulTape() {
      return TapeScript.fifteenMinutes().book(80, 82).tape();
    }
  }

  record Heap(List<Integer> ages) {}

  static class Breaks11ByChangingItsMemory extends Keeps00AllRules {
    @Override
    protected StrategyFactory<Sound.Limits> factory() {
      return making(limits -> new Hoarder(limits, true));
    }
  }

  static class Breaks11ByForgettingNothing extends Keeps00AllRules {
    @Override
    protected StrategyFactory<Sound.Limits> factory() {
      return making(limits -> new Hoarder(limits, false));
    }
  }

  /** Remembers the age in seconds of the market at every call. */
  private record Hoarder(Sound sound, boolean changing) implements Strategy<Heap> {
    Hoarder(Sound.Limits limits, boolean changing) {
      this(new Sound(limits), changing);
    }

    @Override
    public Heap initialMemory() {
      return new Heap(new ArrayList<>());
    }

    @Override
    public Step<Heap> evaluate(Moment moment, Heap memory) {
      List<Integer> ages = changing ? memory.ages() : new ArrayList<>(memory.ages());
      long age = moment.timeMs() - moment.market().market().openTimeMs();
      if (!changing || !ages.contains(Math.toIntExact(age))) {
        ages.add(Math.toIntExact(age));
      }
      boolean full = changing && ages.size() > 100;
      return Step.of(full ? initialMemory() : new Heap(ages), sound.desire(moment));
    }
  }

  static class Breaks12ByDeclaringTwoHours extends Keeps00AllRules {
    @Override
    protected StrategyFactory<Sound.Limits> factory() {
      return making(
          limits ->
              new Sound(limits) {
                @Override
                public Duration longestWindow() {
                  return Duration.ofHours(2);
                }
              });
    }
  }

  static class Breaks13ByReadingAClock extends Keeps00AllRules {
    @Override
    protected Path classes() {
      return ClassFolder.of(Impure.Factory.class, Impure.class, Sound.class);
    }
  }

  static class Breaks13ByOfferingNothing extends Keeps00AllRules {
    @Override
    protected Path classes() {
      return ClassFolder.of(Sound.class);
    }
  }

  static class Breaks14ByWorkingTooLong extends Keeps00AllRules {
    @Override
    protected StrategyFactory<Sound.Limits> factory() {
      return new Tireless.Factory();
    }

    @Override
    protected Tape eventfulTape() {
      return TapeScript.fifteenMinutes().volume(777).book(44, 46).tape();
    }

    @Override
    protected Path classes() {
      return ClassFolder.of(Tireless.Factory.class, Tireless.class, Sound.class);
    }
  }
}
