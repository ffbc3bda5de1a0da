// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.meanreversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.signal.Desire;
import io.flashpaper.strategy.api.StrategyFactory;
import io.flashpaper.strategy.testkit.StrategyRunner;
import io.flashpaper.strategy.testkit.TapeScript;
import java.util.Map;

/** What a strategy says at the end of a script. */
final class Said {
  private Said() {}

  static Desire last(StrategyFactory<?> factory, TapeScript script, Map<String, String> values) {
    return StrategyRunner.of(factory, values).play(script.tape()).lastDesire();
  }

  static String refusal(Desire desire) {
    assertThat(desire).isInstanceOf(Desire.Indifferent.class);
    return ((Desire.Indifferent) desire).reason().code();
  }

  static Desire.Want want(Desire desire) {
    assertThat(desire).isInstanceOf(Desire.Want.class);
    return (Desire.Want) desire;
  }
}
