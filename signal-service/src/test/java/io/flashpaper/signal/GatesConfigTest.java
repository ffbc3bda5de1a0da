// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flashpaper.engine.signal.GateSettings;
import io.flashpaper.model.event.FeedGrade;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatesConfigTest {
  private record Gates(
      Duration minTimeToClose,
      Duration openWindow,
      Duration closeWindow,
      String maxSpread,
      String minVolume,
      FeedGrade minFeedGrade)
      implements InstanceConfig.GatesConfig {}

  private record Instance(
      String strategy,
      Optional<String> account,
      List<String> series,
      Map<String, String> parameters,
      InstanceConfig.GatesConfig gates)
      implements InstanceConfig {}

  private static GateSettings requiring(FeedGrade grade) {
    Gates gates =
        new Gates(
            Duration.ofSeconds(300),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            "0.05",
            "50",
            grade);
    Instance instance =
        new Instance("delay_arb", Optional.empty(), List.of("KXBTC15M"), Map.of(), gates);
    return new Configuration().instances(() -> Map.of("mine", instance)).plans().getFirst().gates();
  }

  @Test
  void theUsualSettingsAreTheEnginesOwn() {
    assertThat(requiring(FeedGrade.POOR)).isEqualTo(GateSettings.DEFAULT);
  }

  @Test
  void theLeastFeedGradeCanBeRaised() {
    assertThat(requiring(FeedGrade.GOOD).minFeedGrade()).isEqualTo(FeedGrade.GOOD);
  }

  @Test
  void anUnusableMarketAsTheLeastIsRefusedWithTheSettingsName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> requiring(FeedGrade.UNUSABLE))
        .withMessageContaining("flashpaper.strategies.\"mine\".gates")
        .withMessageContaining("UNUSABLE");
  }
}
