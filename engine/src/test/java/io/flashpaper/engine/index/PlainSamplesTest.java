// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.strategy.api.Change;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PlainSamplesTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private final IndexHistory history = IndexHistory.ofSamples(MINUTE);

  private void tick(long timeMs, long dollars) {
    history.accept(
        new IndexTick(timeMs, OptionalLong.of(dollars * 1_000_000), IndexStatus.OK, 0, List.of()));
  }

  private static Change change(long fromDollars, long toDollars) {
    return new Change(fromDollars * 1_000_000, toDollars * 1_000_000);
  }

  @Test
  void aSampleAloneHasNoMomentum() {
    tick(1000, 100);
    assertThat(history.change(MINUTE)).isEmpty();
  }

  @Test
  void momentumIsFromTheOldestSampleInsideTheWindowHoweverFarApartTheyAre() {
    tick(0, 100);
    tick(30_000, 110);
    assertThat(history.change(MINUTE)).contains(change(100, 110));
    tick(60_000, 120);
    assertThat(history.change(MINUTE)).contains(change(100, 120));
    tick(60_001, 130);
    assertThat(history.change(MINUTE)).contains(change(110, 130));
    tick(200_000, 140);
    assertThat(history.change(MINUTE)).isEmpty();
  }

  @Test
  void twoSamplesWithinASecondAreTwo() {
    tick(400, 100);
    tick(800, 110);
    assertThat(history.change(MINUTE)).contains(change(100, 110));
  }

  @Test
  void theSamplesThemselvesDeviate() {
    for (int i = 0; i < 10; i++) {
      assertThat(history.relativeDeviationPpm(MINUTE)).isEmpty();
      tick(i * 6_000L, i % 2 == 0 ? 99 : 101);
    }
    assertThat(history.relativeDeviationPpm(MINUTE)).hasValue(10_000);
  }

  @Test
  void whatLiesBeforeTheLongestWindowIsForgotten() {
    for (int i = 0; i < 10_000; i++) {
      tick(i * 1000L, i + 1);
    }
    assertThat(history.change(Duration.ofHours(1))).contains(change(9_940, 10_000));
  }
}
