// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Step;
import io.flashpaper.strategy.api.Strategy;
import io.flashpaper.strategy.api.StrategyApi;
import io.flashpaper.strategy.api.StrategyFactory;
import io.flashpaper.strategy.api.Trigger;
import io.flashpaper.strategy.loader.LoadedPlugin;
import io.flashpaper.strategy.loader.ParameterBinder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * The rules every strategy keeps, as tests: extend it once for each strategy. The numbers are those
 * of the package documentation of {@code io.flashpaper.strategy.api}.
 *
 * <p>Most rules are tried on the strategy's own eventful tape and on {@link RandomTape random
 * tapes}; a failure names the tape, and the moment where there is one.
 *
 * @param <P> the strategy's parameters
 */
public abstract class StrategyContract<P extends Record> {
  private static final int RANDOM_MOMENTS = 150;
  private static final int BUSY_MOMENTS = 20_000;
  private static final int LONGEST_MEMORY = 128 * 1024;
  private static final int FURTHEST_BACK = 3;
  private static final Trigger HEALTH = new Trigger.FeedHealthChanged();

  /** A new factory, as the service loader would make it. */
  protected abstract StrategyFactory<P> factory();

  /** A tape on which the strategy, with {@link #parameters()}, wants a side at least once. */
  protected abstract Tape eventfulTape();

  /** The parameters to try it with, written as in the configuration; none but the defaults here. */
  protected Map<String, String> parameters() {
    return Map.of();
  }

  /** Where the strategy's classes lie, a folder or a jar: where the factory came from. */
  protected Path classes() {
    return Packed.origin(factory());
  }

  private StrategyRunner runner() {
    return StrategyRunner.of(factory(), parameters());
  }

  private ParameterRules rules() {
    return new ParameterRules(
        ParameterBinder.describe(factory().parametersType()), parameters(), this::strategy);
  }

  private Strategy<?> strategy(Map<String, String> values) {
    return factory().create(ParameterBinder.bind(factory().parametersType(), values));
  }

  private List<NamedTape> tapes() {
    List<NamedTape> tapes = new ArrayList<>();
    tapes.add(new NamedTape("the eventful tape", eventfulTape()));
    for (int seed = 1; seed <= 3; seed++) {
      String code = "RandomTape.of(%d, %d)".formatted(seed, RANDOM_MOMENTS);
      tapes.add(new NamedTape(code, RandomTape.of(seed, RANDOM_MOMENTS)));
    }
    return tapes;
  }

  private record NamedTape(String name, Tape tape) {
    int length() {
      return tape.moments().size();
    }
  }

  @Test
  @DisplayName("1: the descriptor is always the same, describes, and names the compiled API level")
  void rule01TheDescriptorIsTheSameAtEveryCallAndNamesTheApiLevel() {
    assertThat(factory().descriptor()).isEqualTo(factory().descriptor());
    assertThat(factory().descriptor().apiLevel()).isEqualTo(StrategyApi.LEVEL);
    assertThat(factory().descriptor().description()).isNotBlank();
  }

  @Test
  @DisplayName("2: every parameter is documented, and the defaults alone make a strategy")
  void rule02EveryParameterIsDocumentedAndHasADefault() {
    rules().areDocumented();
    assertThatCode(() -> strategy(Map.of())).doesNotThrowAnyException();
  }

  @Test
  @DisplayName("3: a bad parameter is refused by its name")
  void rule03ABadParameterIsRefusedByItsName() {
    rules().refuseBadOnesByName();
  }

  @Test
  @DisplayName("4: the same tape gives the same transcript")
  void rule04TheSameTapeGivesTheSameTranscript() {
    for (NamedTape named : tapes()) {
      assertThat(runner().play(named.tape()))
          .as("the second play of %s", named.name())
          .isEqualTo(runner().play(named.tape()));
    }
  }

  @Test
  @DisplayName("5: a restart anywhere, from any earlier memory, gives the same transcript")
  void rule05ARestartAnywhereGivesTheSameTranscript() {
    for (NamedTape named : tapes()) {
      StrategyRunner runner = runner();
      Transcript expected = runner.play(named.tape());
      for (int at = 0; at <= named.length(); at++) {
        for (int back = 0; back <= Math.min(at, FURTHEST_BACK); back++) {
          assertThat(runner.playRestarting(named.tape(), at, back))
              .as("%s: restart after %d moments, %d moments back", named.name(), at, back)
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  @DisplayName("6: one object serves several markets, whatever the others are and in any order")
  void rule06OneObjectServesSeveralMarketsInAnyOrder() {
    Tape mine = eventfulTape();
    Tape others = RandomTape.ofAnotherMarket(4, mine.moments().size());
    StrategyRunner runner = runner();
    Transcript mineAlone = runner.play(mine);
    Transcript othersAlone = runner.play(others);
    assertThat(runner.playInterleaved(mine, others))
        .as("the eventful tape, and another market's by turns with it")
        .containsExactly(mineAlone, othersAlone);
    assertThat(runner.playInterleaved(others, mine))
        .as("another market's tape, and the eventful one by turns with it")
        .containsExactly(othersAlone, mineAlone);
  }

  @Test
  @DisplayName("7: every trigger is answered, whatever is missing")
  void rule07EveryTriggerIsAnsweredWhateverIsMissing() {
    for (Moment moment : Sparse.moments()) {
      assertThatCode(() -> runner().begin().answer(moment))
          .as("%s with %s and %s", moment.trigger(), moment.market(), moment.index())
          .doesNotThrowAnyException();
    }
  }

  @Test
  @DisplayName("8: a worse feed never makes it want more; without a book it wants nothing new")
  void rule08AWorseFeedNeverMakesItWantMore() {
    for (NamedTape named : tapes()) {
      StrategyRunner.Run<?> run = runner().begin();
      Optional<Desire> standing = Optional.empty();
      for (Moment moment : named.tape().moments()) {
        List<Desire> known = new ArrayList<>(standing.stream().toList());
        for (Moment asked : List.of(moment, StrategyRunner.with(moment, HEALTH))) {
          run.answer(asked).desire().ifPresent(known::add);
        }
        neverMore(named, run, moment, known);
        Transcript said = run.play(List.of(moment));
        standing = said.desires().isEmpty() ? standing : Optional.of(said.lastDesire());
      }
    }
  }

  private static void neverMore(
      NamedTape named, StrategyRunner.Run<?> run, Moment moment, List<Desire> known) {
    for (Worse worse : Worse.values()) {
      for (Moment asked : List.of(moment, StrategyRunner.with(moment, HEALTH))) {
        Optional<Desire> answer = run.answer(worse.than(asked)).desire();
        if (answer.isPresent() && answer.get() instanceof Desire.Want want) {
          assertThat(known)
              .as(
                  "%s, tape offset %d, %s: it wants %s, which it did not want while more was known",
                  named.name(), moment.tapeOffset(), worse, Transcript.words(want))
              .anyMatch(desire -> isAtLeast(desire, want));
        }
      }
    }
  }

  private static boolean isAtLeast(Desire desire, Desire.Want want) {
    return desire instanceof Desire.Want known
        && known.side() == want.side()
        && !want.limit().isAbove(known.limit());
  }

  @Test
  @DisplayName("9: a want never outlasts its market")
  void rule09AWantNeverOutlastsItsMarket() {
    for (NamedTape named : tapes()) {
      long closeMs = named.tape().moments().getFirst().market().market().closeTimeMs();
      assertThat(runner().play(named.tape()).wants())
          .as("wants on %s, whose market closes at %d", named.name(), closeMs)
          .allMatch(want -> want.untilMs() <= closeMs);
    }
  }

  @Test
  @DisplayName("10: what is wanted has not expired, and is wanted for a reason")
  void rule10NoWantIsExpiredWhenMadeOrWithoutAReason() {
    for (NamedTape named : tapes()) {
      for (Transcript.Entry entry : runner().play(named.tape()).entries()) {
        entry.desire().ifPresent(desire -> wellFormed(named, entry, desire));
      }
    }
    assertThat(runner().play(eventfulTape()).wants())
        .as("the eventful tape makes the strategy want something")
        .isNotEmpty();
  }

  private static void wellFormed(NamedTape named, Transcript.Entry entry, Desire desire) {
    String where = "%s, tape offset %d".formatted(named.name(), entry.tapeOffset());
    Reason reason =
        switch (desire) {
          case Desire.Want want -> want.reason();
          case Desire.Flat flat -> flat.reason();
          case Desire.Indifferent indifferent -> indifferent.reason();
        };
    assertThat(reason.code()).as("the reason at %s", where).matches("[A-Z][A-Z0-9_]*");
    if (desire instanceof Desire.Want want) {
      assertThat(want.untilMs()).as("until when, at %s", where).isGreaterThan(entry.timeMs());
      assertThat(want.probabilityMicros().orElse(0))
          .as("the probability at %s, in millionths", where)
          .isBetween(0L, 1_000_000L);
    }
  }

  @Test
  @DisplayName("11: memory is an immutable value, and does not grow without end")
  void rule11MemoryIsAnImmutableValueOfBoundedSize() {
    for (NamedTape named : tapes()) {
      StrategyRunner.Run<?> run = runner().begin();
      for (Moment moment : named.tape().moments()) {
        String where = "%s, tape offset %d".formatted(named.name(), moment.tapeOffset());
        String before = run.memory().toString();
        Step<?> first = run.answer(moment);
        assertThat(run.memory().toString())
            .as("the memory handed in at %s, after the call", where)
            .isEqualTo(before);
        assertThat(run.answer(moment)).as("asked again at %s", where).isEqualTo(first);
        run.play(List.of(moment));
      }
    }
    StrategyRunner.Run<?> busy = runner().begin();
    RandomTape.of(1, BUSY_MOMENTS).moments().forEach(moment -> busy.play(moment, said -> {}));
    assertThat(busy.memory().toString().length())
        .as("characters of memory after a market of %d moments", BUSY_MOMENTS)
        .isLessThanOrEqualTo(LONGEST_MEMORY);
  }

  @Test
  @DisplayName("12: the longest window is from 1 s to 1 h and always the same")
  void rule12TheLongestWindowIsDeclaredAndAlwaysTheSame() {
    Duration longest = strategy(parameters()).longestWindow();
    assertThat(longest).isBetween(Duration.ofSeconds(1), Duration.ofHours(1));
    Strategy<?> strategy = strategy(parameters());
    assertThat(strategy.longestWindow()).isEqualTo(longest).isEqualTo(strategy.longestWindow());
  }

  @Test
  @DisplayName("13: packed into a jar it is accepted: nothing in it is forbidden")
  void rule13PackedIntoAJarItIsAccepted(@TempDir Path directory) {
    assertThat(Packed.load(directory, classes(), factory()).descriptor().id())
        .isEqualTo(factory().descriptor().id());
  }

  @Test
  @DisplayName("14: run as the host runs it, no call exceeds its budget")
  void rule14NoCallExceedsItsBudget(@TempDir Path directory) {
    LoadedPlugin packed;
    try {
      packed = Packed.load(directory, classes(), factory());
    } catch (AssertionError refused) {
      throw new TestAbortedException("not accepted, see rule 13", refused);
    }
    StrategyRunner metered = new StrategyRunner(() -> packed.create(parameters()));
    for (NamedTape named : tapes()) {
      assertThatCode(() -> metered.play(named.tape()))
          .as("metered on %s", named.name())
          .doesNotThrowAnyException();
    }
  }
}
