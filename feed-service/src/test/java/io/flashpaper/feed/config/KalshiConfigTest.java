// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KalshiConfigTest {
  private static SmallRyeConfig from(Map<String, String> environment) {
    return new SmallRyeConfigBuilder()
        .withMapping(KalshiConfig.class)
        .withConverter(Duration.class, 100, new DurationConverter())
        .withSources(new EnvConfigSource(environment, 300))
        .build();
  }

  @Test
  void everySettingCanBeGivenInTheEnvironment() {
    SmallRyeConfig config =
        from(
            Map.of(
                "FLASHPAPER_KALSHI_KEY_ID", "an-id",
                "FLASHPAPER_KALSHI_PRIVATE_KEY", "-----BEGIN PRIVATE KEY-----\\nAB+/C=\\n-----END",
                "FLASHPAPER_KALSHI_PRIVATE_KEY_FILE", "/run/key.pem",
                "FLASHPAPER_KALSHI_SERIES", "KXETH15M,KXETHD",
                "FLASHPAPER_KALSHI_STRIKES", "9",
                "FLASHPAPER_KALSHI_LEAD", "90s"));
    KalshiConfig kalshi = config.getConfigMapping(KalshiConfig.class);

    assertThat(kalshi.keyId()).contains("an-id");
    assertThat(kalshi.privateKey()).contains("-----BEGIN PRIVATE KEY-----\\nAB+/C=\\n-----END");
    assertThat(kalshi.privateKeyFile()).contains(Path.of("/run/key.pem"));
    assertThat(kalshi.series()).containsExactly("KXETH15M", "KXETHD");
    assertThat(kalshi.strikes()).isEqualTo(9);
    assertThat(kalshi.lead()).isEqualTo(Duration.ofSeconds(90));
    assertThatNoException()
        .isThrownBy(() -> new KnownSettings(List.of()).check(config.getPropertyNames()));
  }

  @Test
  void whatIsNotGivenHasItsDefaultAndAnEmptyKeyIsNone() {
    KalshiConfig kalshi =
        from(Map.of("FLASHPAPER_KALSHI_KEY_ID", "", "FLASHPAPER_KALSHI_PRIVATE_KEY", ""))
            .getConfigMapping(KalshiConfig.class);
    assertThat(kalshi.keyId()).isEmpty();
    assertThat(kalshi.privateKey()).isEmpty();
    assertThat(kalshi.strikes()).isEqualTo(5);
    assertThat(kalshi.lead()).isEqualTo(Duration.ofMinutes(2));
  }
}
