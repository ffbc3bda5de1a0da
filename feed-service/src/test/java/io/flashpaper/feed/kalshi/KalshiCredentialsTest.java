// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KalshiCredentialsTest {
  private static final Optional<String> ID = Optional.of("an-id");
  private static final Optional<String> KEY = Optional.of("c2VjcmV0");
  private static final Optional<Path> FILE = Optional.of(Path.of("key.pem"));

  @Test
  void withoutAnyOfThemThereIsNoSigner() {
    assertThat(KalshiCredentials.signer(Optional.empty(), Optional.empty(), Optional.empty()))
        .isEmpty();
  }

  @Test
  void halfAKeyIsRefusedByTheNamesOfBothSettings() {
    refused(ID, Optional.empty(), Optional.empty(), "private-key is missing");
    refused(Optional.empty(), KEY, Optional.empty(), "key-id is missing");
    refused(Optional.empty(), Optional.empty(), FILE, "key-id is missing");
    refused(ID, KEY, FILE, "leave one out");
  }

  private static void refused(
      Optional<String> id, Optional<String> key, Optional<Path> file, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KalshiCredentials.signer(id, key, file))
        .withMessageContaining("flashpaper.kalshi.private-key")
        .withMessageContaining(why)
        .withMessageNotContaining("c2VjcmV0")
        .withMessageNotContaining("an-id");
  }
}
