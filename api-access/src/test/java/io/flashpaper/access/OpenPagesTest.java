// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenPagesTest {
  private static OpenPages pages(String setting) {
    return new OpenPages(
        Settings.of(setting.isEmpty() ? Map.of() : Map.of("flashpaper.api.open", setting)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/health/group/x", "/", "/app.js"})
  void healthAndFilesAreForEveryone(String path) {
    assertThat(pages("").isOpen(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/q/metrics", "/q/openapi", "/q/swagger-ui/", "/q/info", "/q", "/q/healthy"})
  void theRestIsNot(String path) {
    assertThat(pages("").isOpen(path)).isFalse();
  }

  @Test
  void aSettingOpensMore() {
    assertThat(pages("metrics").isOpen("/q/metrics")).isTrue();
    assertThat(pages("metrics").isOpen("/q/openapi")).isFalse();
    assertThat(pages("metrics,description").isOpen("/q/swagger-ui/index.css")).isTrue();
    assertThat(pages("metrics,description").isOpen("/q/info")).isFalse();
  }
}
