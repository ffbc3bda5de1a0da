// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flashpaper.engine.index.IndexMethod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IndexMethodsTest {
  private record Settings(Method method, Map<String, Long> weights, Duration halfLife)
      implements IndexConfig {}

  private static IndexMethod of(
      IndexConfig.Method method, Map<String, Long> weights, List<String> exchanges) {
    return IndexMethods.of(new Settings(method, weights, Duration.ofSeconds(2)), exchanges);
  }

  @Test
  void aGivenWeightTakesThePlaceOfTheUsualOne() {
    assertThat(
            of(
                IndexConfig.Method.FRESH_MEAN,
                Map.of("binance-us", 1L),
                List.of("kraken", "binance_us")))
        .isEqualTo(IndexMethod.freshMean(Map.of("kraken", 25L, "binance_us", 1L), 2000));
  }

  @Test
  void anExchangeWithoutAWeightIsRefusedByItsSetting() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(IndexConfig.Method.BASE_MEAN, Map.of(), List.of("a_fifth")))
        .withMessageContaining("flashpaper.index.weights.a-fifth");
    assertThat(of(IndexConfig.Method.MEDIAN, Map.of(), List.of("a_fifth")))
        .isEqualTo(IndexMethod.MEDIAN);
  }
}
