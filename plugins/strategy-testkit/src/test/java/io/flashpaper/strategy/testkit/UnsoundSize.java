// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import io.flashpaper.model.Money;
import io.flashpaper.strategy.api.Parameter;
import io.flashpaper.strategy.api.StrategyApi;
import io.flashpaper.strategy.api.sizing.AccountPast;
import io.flashpaper.strategy.api.sizing.Size;
import io.flashpaper.strategy.api.sizing.SizingDescriptor;
import io.flashpaper.strategy.api.sizing.SizingFactory;
import io.flashpaper.strategy.api.sizing.SizingPolicy;
import io.flashpaper.strategy.api.sizing.TradeAtHand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Contracts of sizing policies that break one rule each, and of one that keeps all. Their names
 * begin with the number of the rule; run by {@link SizingPolicyContractTest} only.
 */
final class UnsoundSize {
  private UnsoundSize() {}

  static class Keeps00AllRules extends SizingPolicyContract<SoundSize.Parameters> {
    @Override
    protected SizingFactory<SoundSize.Parameters> factory() {
      return new SoundSize.Factory();
    }

    @Override
    protected Path classes() {
      return sound();
    }
  }

  private static Path sound() {
    Path folder = ClassFolder.of(SoundSize.Factory.class, SoundSize.class);
    delete(folder, "SoundSize$Impure.class");
    return folder;
  }

  private static void delete(Path folder, String file) {
    try {
      Files.delete(folder.resolve("io/flashpaper/strategy/testkit").resolve(file));
    } catch (java.io.IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  /** The sound policy but for what it is made of. */
  private static SizingFactory<SoundSize.Parameters> making(
      Function<SoundSize.Parameters, SizingPolicy> made) {
    return new SoundSize.Factory() {
      @Override
      public SizingPolicy create(SoundSize.Parameters parameters) {
        return made.apply(parameters);
      }
    };
  }

  static class Breaks01BySayingNothingOfItself extends Keeps00AllRules {
    @Override
    protected SizingFactory<SoundSize.Parameters> factory() {
      return new SoundSize.Factory() {
        @Override
        public SizingDescriptor descriptor() {
          return new SizingDescriptor("sound-size", "1", StrategyApi.LEVEL, " ");
        }
      };
    }
  }

  record Undocumented(@Parameter(doc = "", defaultValue = "3") int times) {}

  static class Breaks02ByAParameterWithoutAWord extends SizingPolicyContract<Undocumented> {
    @Override
    protected SizingFactory<Undocumented> factory() {
      return new Configured<>(Undocumented.class);
    }

    @Override
    protected Path classes() {
      return sound();
    }
  }

  record Vague(@Parameter(doc = "How often.", defaultValue = "3", max = "9") int times) {
    Vague {
      if (times > 8) {
        throw new IllegalArgumentException("that does not fit");
      }
    }
  }

  static class Breaks03ByRefusingWithoutAName extends SizingPolicyContract<Vague> {
    @Override
    protected SizingFactory<Vague> factory() {
      return new Configured<>(Vague.class);
    }

    @Override
    protected Path classes() {
      return sound();
    }
  }

  /** The sound policy with other parameters. */
  private record Configured<P extends Record>(Class<P> parametersType) implements SizingFactory<P> {
    @Override
    public SizingDescriptor descriptor() {
      return new SoundSize.Factory().descriptor();
    }

    @Override
    public SizingPolicy create(P parameters) {
      return new SoundSize(new SoundSize.Parameters(Money.of("10")));
    }
  }

  static class Breaks04ByCountingItsFactories extends Keeps00AllRules {
    private int factories;

    @Override
    protected SizingFactory<SoundSize.Parameters> factory() {
      int made = factories++;
      return making(
          parameters ->
              new SoundSize(parameters) {
                @Override
                public Size size(AccountPast past, TradeAtHand trade) {
                  return Size.of(Money.of("1"), "MADE_" + made);
                }
              });
    }
  }

  static class Breaks05ByRememberingTheFirstQuestion extends Keeps00AllRules {
    @Override
    protected SizingFactory<SoundSize.Parameters> factory() {
      return making(
          parameters ->
              new SoundSize(parameters) {
                private Optional<SizingCase> first = Optional.empty();
                private int asked;

                @Override
                public Size size(AccountPast past, TradeAtHand trade) {
                  SizingCase question = new SizingCase(past, trade);
                  first = first.or(() -> Optional.of(question));
                  boolean again = ++asked > 50 && first.get().equals(question);
                  return again ? Size.none("AGAIN") : super.size(past, trade);
                }
              });
    }
  }

  static class Breaks06ByTrustingThatThereIsCash extends Keeps00AllRules {
    @Override
    protected SizingFactory<SoundSize.Parameters> factory() {
      return making(
          parameters ->
              new SoundSize(parameters) {
                @Override
                public Size size(AccountPast past, TradeAtHand trade) {
                  long share = most().micros() / past.cash().micros();
                  return share < 0 ? Size.none("POOR") : super.size(past, trade);
                }
              });
    }
  }

  static class Breaks07ByGivingMoreThanItSays extends Keeps00AllRules {
    @Override
    protected SizingFactory<SoundSize.Parameters> factory() {
      return making(
          parameters ->
              new SoundSize(parameters) {
                @Override
                public Money most() {
                  return Money.of("4.99");
                }
              });
    }
  }

  static class Breaks08ByReadingAClock extends Keeps00AllRules {
    @Override
    protected Path classes() {
      return ClassFolder.of(SoundSize.Factory.class, SoundSize.class);
    }
  }

  static class Breaks08ByOfferingNothing extends Keeps00AllRules {
    @Override
    protected Path classes() {
      Path folder = ClassFolder.of(SoundSize.class);
      delete(folder, "SoundSize$Impure.class");
      return folder;
    }
  }

  static class Breaks09ByWorkingTooLong extends Keeps00AllRules {
    @Override
    protected SizingFactory<SoundSize.Parameters> factory() {
      return new SoundSize.Tireless.Factory();
    }

    @Override
    protected Path classes() {
      Path folder = ClassFolder.of(SoundSize.class, SoundSize.Tireless.Factory.class);
      delete(folder, "SoundSize$Impure.class");
      return folder;
    }
  }
}
