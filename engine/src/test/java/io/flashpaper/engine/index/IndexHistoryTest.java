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
  void theLastPriceOfASecondIsItsSample() {
    tick(0, 100);
    tick(900, 200);
    tick(1000, 300);
    assertThat(history.change(Duration.ofSeconds(1)))
        .contains(new Change(200_000_000L, 300_000_000L));
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
