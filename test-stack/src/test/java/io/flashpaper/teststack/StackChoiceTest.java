// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.teststack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StackChoiceTest {
  @Test
  void whatWasAskedForIsTakenWithoutALookAtDocker() {
    assertThat(StackChoice.of(Map.of("TEST_STACK", "containers"), () -> false))
        .isEqualTo(StackChoice.CONTAINERS);
    assertThat(StackChoice.of(Map.of("TEST_STACK", "embedded"), () -> true))
        .isEqualTo(StackChoice.EMBEDDED);
  }

  @Test
  void nobodyAskedSoDockerDecides() {
    assertThat(StackChoice.of(Map.of(), () -> true)).isEqualTo(StackChoice.CONTAINERS);
    assertThat(StackChoice.of(Map.of(), () -> false)).isEqualTo(StackChoice.EMBEDDED);
  }

  @Test
  void anUnknownWishIsRefusedWithThoseThatAreKnown() {
    assertThatThrownBy(() -> StackChoice.of(Map.of("TEST_STACK", "docker"), () -> true))
        .hasMessage("TEST_STACK is 'docker': it can be embedded or containers");
  }
}
