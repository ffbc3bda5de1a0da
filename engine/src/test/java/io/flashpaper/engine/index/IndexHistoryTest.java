// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.strategy.api.Change;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IndexHistoryTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private final IndexHistory history = new IndexHistory();

  private void tick(long timeMs, long dollars) {
    history.accept(
        new IndexTick(timeMs, OptionalLong.of(dollars * 1_000_000), IndexStatus.OK, 0, List.of()));
  }

  @Test
  void momentumIsUnknownUntilTheWindowIsFilled() {
    for (int second = 0; second < 55; second++) {
      tick(second * 1000L, 76_500);
    }
    assertThat(history.change(Duration.ofSeconds(50))).isPresent();
    assertThat(history.change(MINUTE)).isEmpty();
  }

  @Test
  void momentumStartsAtTheOldestSampleInsideTheWindow() {
    for (int second = 0; second <= 100; second++) {
      tick(second * 1000L, 76_000 + second);
    }
    assertThat(history.change(MINUTE)).contains(new Change(76_040_000_000L, 76_100_000_000L));
  }

  @Test
  void theLastPriceUpToASecondIsItsSample() {
    tick(0, 100);
    tick(900, 200);
    tick(1000, 300);
    tick(1100, 400);
    tick(2000, 500);
    assertThat(history.change(Duration.ofSeconds(1)))
        .contains(new Change(300_000_000L, 500_000_000L));
  }

  @Test
  void theShortestWindowIsFilledAtEveryMoment() {
    for (int step = 0; step <= 100; step++) {
      tick(step * 100L, 1000 + step);
      if (step >= 10) {
        Change change = history.change(Duration.ofSeconds(1)).orElseThrow();
        assertThat(change.toMicros() - change.fromMicros()).isBetween(1_000_000L, 10_000_000L);
      }
    }
  }

  @Test
  void everyWindowReachesBackByItsLengthAndNoMoreThanASecondLess() {
    Random random = new Random(7);
    long timeMs = 0;
    while (timeMs < 120_000) {
      timeMs += 1 + random.nextInt(400);
      tick(timeMs, timeMs);
      for (int window : new int[] {1, 5, 30, 60}) {
        if (timeMs > (window + 2) * 1000L) {
          Change change = history.change(Duration.ofSeconds(window)).orElseThrow();
          long backMs = (change.toMicros() - change.fromMicros()) / 1_000_000;
          assertThat(backMs).isBetween(window * 1000L - 1000, window * 1000L + 400);
        }
      }
    }
  }

  @Test
  void aShortWindowIsNotFilledByAnEvenShorterPast() {
    tick(0, 100);
    tick(1000, 200);
    tick(9000, 300);
    tick(10_000, 400);
    assertThat(history.change(Duration.ofSeconds(5))).isEmpty();
  }

  @Test
  void fiveMissingSecondsAreCarriedAndSixAreNot() {
    tick(0, 100);
    tick(5000, 200);
    tick(11_000, 300);
    assertThat(history.change(Duration.ofSeconds(8)))
        .contains(new Change(100_000_000L, 300_000_000L));
    assertThat(history.change(Duration.ofSeconds(5))).isEmpty();
  }

  @Test
  void deviationNeedsTenSamples() {
    for (int second = 0; second < 9; second++) {
      tick(second * 1000L, 100);
    }
    assertThat(history.relativeDeviationPpm(MINUTE)).isEmpty();
    tick(9000, 100);
    assertThat(history.relativeDeviationPpm(MINUTE)).hasValue(0);
  }

  @Test
  void deviationIsRelativeToTheMean() {
    for (int second = 0; second < 10; second++) {
      tick(second * 1000L, second % 2 == 0 ? 99 : 101);
    }
    assertThat(history.relativeDeviationPpm(MINUTE)).hasValue(10_000);
  }

  @Test
  void aWindowOfMoreThanAnHourIsRefused() {
    tick(0, 100);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> history.change(Duration.ofSeconds(3601)))
        .withMessageContaining("1 s to 1 h");
  }
}
