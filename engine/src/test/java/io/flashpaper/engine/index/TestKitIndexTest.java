// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.strategy.api.IndexView;
import io.flashpaper.strategy.testkit.TapeScript;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What authors of strategies test against answers as the real history does. */
class TestKitIndexTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aScriptedPathAnswersAsTheHistoryDoes(long seed) {
    SplittableRandom dice = new SplittableRandom(seed);
    IndexHistory history = new IndexHistory();
    TapeScript script = TapeScript.oneHour();
    for (int i = 0; i < 600; i++) {
      script.afterMs(dice.nextInt(10) == 0 ? dice.nextInt(9000) : dice.nextInt(1500));
      script.indexAt(76_000 + dice.nextInt(1000));
      IndexView scripted = script.moment().index();
      history.accept(scripted.latest().orElseThrow());
      for (long seconds : new long[] {1, 2, 10, 60, 300}) {
        Duration window = Duration.ofSeconds(seconds);
        assertThat(scripted.change(window)).isEqualTo(history.change(window));
        assertThat(scripted.priceMicros(window)).isEqualTo(history.priceMicros(window));
        assertThat(scripted.relativeDeviationPpm(window))
            .isEqualTo(history.relativeDeviationPpm(window));
      }
    }
  }
}
