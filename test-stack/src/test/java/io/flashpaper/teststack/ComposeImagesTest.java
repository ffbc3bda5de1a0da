// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.teststack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ComposeImagesTest {
  private final ComposeImages images = ComposeImages.find();

  @Test
  void theImagesOfTestsAreThoseOfDockerCompose() {
    assertThat(images.of("postgres")).matches("postgres:\\d+\\.\\d+");
    assertThat(images.of("apache/kafka")).matches("apache/kafka:\\d+\\.\\d+\\.\\d+");
  }

  @Test
  void anImageThatDockerComposeDoesNotNameIsMissing() {
    assertThatThrownBy(() -> images.of("zookeeper"))
        .hasMessageContaining("names no image zookeeper");
  }
}
