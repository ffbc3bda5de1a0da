// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.strategy.api.Moment;
import io.flashpaper.strategy.api.Parameter;
import io.flashpaper.strategy.api.Step;
import io.flashpaper.strategy.api.Strategy;
import io.flashpaper.strategy.api.StrategyApi;
import io.flashpaper.strategy.api.StrategyDescriptor;
import io.flashpaper.strategy.api.StrategyFactory;
import io.flashpaper.strategy.api.Trigger;
import org.junit.jupiter.api.Test;

class StrategyRunnerTest {
  record Count(int calls) {}

  record Every(@Parameter(doc = "how often", defaultValue = "2", min = "1") int calls) {}

  /** Says something at every so many calls, and wakes itself after each. */
  static final class Counting implements StrategyFactory<Every> {
    private final boolean cheating;
    private int hidden;

    Counting(boolean cheating) {
      this.cheating = cheating;
    }

    @Override
    public StrategyDescriptor descriptor() {
      return new StrategyDescriptor("counting", "1", StrategyApi.LEVEL, "counts");
    }

    @Override
    public Class<Every> parametersType() {
      return Every.class;
    }

    @Override
    public Strategy<?> create(Every parameters) {
      return new Strategy<Count>() {
        @Override
        public Count initialMemory() {
          return new Count(0);
        }

        @Override
        public Step<Count> evaluate(Moment moment, Count memory) {
          Count next = new Count(cheating ? hidden++ : memory.calls() + 1);
          Desire desire = new Desire.Indifferent(Reason.of("CALL"));
          Step<Count> step =
              next.calls() % parameters.calls() == 0 ? Step.of(next, desire) : Step.quiet(next);
          return moment.trigger() instanceof Trigger.TimerFired
              ? step
              : step.wakingAt(moment.timeMs() + 500);
        }
      };
    }
  }

  private static Tape tape() {
    return TapeScript.fifteenMinutes().book(51, 53).afterMs(600).book(52, 54).momentumPpm(5).tape();
  }

  @Test
  void aTimerFiresBeforeTheEventThatReachesItsTime() {
    assertThat(StrategyRunner.of(new Counting(false)).play(tape()).entries())
        .extracting(Transcript.Entry::trigger)
        .containsExactly("BookChanged", "TimerFired", "BookChanged", "IndexMoved");
  }

  @Test
  void aRestartFromMemoryChangesNothing() {
    StrategyRunner runner = StrategyRunner.of(new Counting(false));
    assertThat(runner.playRestarting(tape(), 2, 1)).isEqualTo(runner.play(tape()));
    assertThat(runner.play(tape()).desires()).hasSize(2);
  }

  @Test
  void hiddenStateIsFound() {
    StrategyRunner runner = StrategyRunner.of(new Counting(true));
    assertThat(runner.play(tape())).isNotEqualTo(runner.play(tape()));
  }

  @Test
  void aTapeWhoseOffsetsDoNotRiseIsRefused() {
    Moment moment = tape().moments().getFirst();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tape(java.util.List.of(moment, moment)))
        .withMessageContaining("moment 1");
  }
}
