// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GivenSettingsTest {
  @Test
  void thoseOfOtherProgramsInTheEnvironmentAreNotOurs() {
    var config =
        new SmallRyeConfigBuilder()
            .withSources(
                new EnvConfigSource(
                    Map.of(
                        "FLASHPAPER_PLUGINS_STORE", "/var/lib",
                        "FLASHPAPER_TOKEN", "one",
                        "FLASHPAPER_TAPE_SERVICE_HOST", "10.0.0.1"),
                    300))
            .withSources(
                new PropertiesConfigSource(
                    Map.of("flashpaper.index.mothod", "median"), "file", 100))
            .build();

    assertThat(GivenSettings.ofItsOwn(config))
        .contains("flashpaper.index.mothod")
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("store"))
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("token"))
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("host"));
  }
}
