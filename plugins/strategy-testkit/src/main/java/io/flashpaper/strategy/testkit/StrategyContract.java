// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.flashpaper.model.Book;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.strategy.api.StrategyApi;
import io.flashpaper.strategy.api.StrategyFactory;
import io.flashpaper.strategy.loader.InvalidParametersException;
import io.flashpaper.strategy.loader.ParameterBinder;
import io.flashpaper.strategy.loader.ParameterDescription;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The rules every strategy keeps, as tests: extend it once for each strategy.
 *
 * <p>Give a tape on which the strategy has something to do: one that at least once makes it want a
 * side, or rule 10 fails.
 *
 * @param <P> the strategy's parameters
 */
public abstract class StrategyContract<P extends Record> {
  /** A new factory, as the service loader would make it. */
  protected abstract StrategyFactory<P> factory();

  /** A tape on which the strategy, with its default parameters, wants a side at least once. */
  protected abstract Tape eventfulTape();

  private StrategyRunner runner() {
    return StrategyRunner.of(factory());
  }

  private List<ParameterDescription> parameters() {
    return ParameterBinder.describe(factory().parametersType());
  }

  @Test
  @DisplayName("1: the descriptor names the API level it was compiled against")
  void rule01TheDescriptorNamesTheApiLevelItWasCompiledAgainst() {
    assertThat(factory().descriptor().apiLevel()).isEqualTo(StrategyApi.LEVEL);
    assertThat(factory().descriptor().description()).isNotBlank();
  }

  @Test
  @DisplayName("2: the descriptor is the same at every call")
  void rule02TheDescriptorIsTheSameAtEveryCall() {
    assertThat(factory().descriptor()).isEqualTo(factory().descriptor());
  }

  @Test
  @DisplayName("3: every parameter is documented and has a default")
  void rule03EveryParameterIsDocumentedAndHasADefault() {
    for (ParameterDescription parameter : parameters()) {
      assertThat(parameter.doc()).as(parameter.name()).isNotBlank();
    }
    assertThatNoException()
        .isThrownBy(() -> ParameterBinder.bind(factory().parametersType(), Map.of()));
  }

  @Test
  @DisplayName("4: a bad parameter is refused by its name")
  void rule04ABadParameterIsRefusedByItsName() {
    refused("no-such-parameter", "1");
    for (ParameterDescription parameter : parameters()) {
      if (!parameter.type().equals("text")) {
        refused(parameter.name(), "neither number nor word");
      }
    }
  }

  private void refused(String name, String value) {
    assertThatExceptionOfType(InvalidParametersException.class)
        .isThrownBy(() -> ParameterBinder.bind(factory().parametersType(), Map.of(name, value)))
        .withMessageContaining(name);
  }

  @Test
  @DisplayName("5: the same tape gives the same transcript")
  void rule05TheSameTapeGivesTheSameTranscript() {
    assertThat(runner().play(eventfulTape())).isEqualTo(runner().play(eventfulTape()));
  }

  @Test
  @DisplayName("6: a restart anywhere, from any earlier memory, gives the same transcript")
  void rule06ARestartAnywhereGivesTheSameTranscript() {
    Tape tape = eventfulTape();
    Transcript expected = runner().play(tape);
    for (int at = 0; at <= tape.moments().size(); at++) {
      for (int back = 0; back <= Math.min(at, 3); back++) {
        assertThat(runner().playRestarting(tape, at, back))
            .as("restart after %d moments, %d moments back", at, back)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  @DisplayName("7: one strategy object serves several markets without mixing them up")
  void rule07OneObjectServesSeveralMarkets() {
    Tape tape = eventfulTape();
    Tape later = new Tape(tape.moments().subList(tape.moments().size() / 2, tape.moments().size()));
    assertThat(runner().playInterleaved(tape, later))
        .containsExactly(runner().play(tape), runner().play(later));
  }

  @Test
  @DisplayName("8: every trigger is answered, with and without book and index")
  void rule08EveryTriggerIsAnswered() {
    for (boolean blind : List.of(true, false)) {
      TapeScript script = TapeScript.fifteenMinutes().bookLost().indexLost();
      if (!blind) {
        script.momentumPpm(100).afterMs(1000).book(50, 52);
      }
      script.afterMs(1000).trade(Side.YES, 52, 5).flashCrash(80, 60).timer().momentumPpm(-100);
      script.book(Book.EMPTY).bookLost().indexLost();
      assertThatNoException().isThrownBy(() -> runner().play(script.tape()));
    }
  }

  @Test
  @DisplayName("9: without a book nothing new is wanted")
  void rule09WithoutABookNothingNewIsWanted() {
    Tape blind = TapeScript.fifteenMinutes().bookLost().momentumPpm(9000).momentumPpm(-9000).tape();
    assertThat(runner().play(blind).desires()).noneMatch(Desire.Want.class::isInstance);
  }

  @Test
  @DisplayName("10: what is wanted has not expired, and is wanted for a reason")
  void rule10NoWantIsExpiredWhenMade() {
    Tape tape = eventfulTape();
    Transcript transcript = runner().play(tape);
    int wants = 0;
    for (Transcript.Entry entry : transcript.entries()) {
      Optional<Desire.Want> want =
          entry.desire().filter(Desire.Want.class::isInstance).map(Desire.Want.class::cast);
      if (want.isPresent()) {
        wants++;
        assertThat(want.get().untilMs()).isGreaterThan(timeOf(tape, entry.tapeOffset()));
        assertThat(want.get().reason().code()).matches("[A-Z][A-Z0-9_]*");
      }
    }
    assertThat(wants).as("the eventful tape makes the strategy want something").isPositive();
  }

  private static long timeOf(Tape tape, long offset) {
    return tape.moments().stream()
        .filter(moment -> moment.tapeOffset() == offset)
        .findFirst()
        .orElseThrow()
        .timeMs();
  }
}
