// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeighbourTest {
  private final HttpClient http = HttpClient.newHttpClient();

  private Neighbour at(Optional<URI> address) {
    return new Neighbour(
        "feed-service", "flashpaper.neighbours.feed", address, Duration.ofSeconds(1), http);
  }

  @ParameterizedTest
  @ValueSource(strings = {"feed:8081", "/feed", "ftp://feed:8081", "http://me:secret@feed:8081"})
  void whatIsNoAddressIsRefusedByTheNameOfItsSettingAndNotRepeated(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at(Optional.of(URI.create(address))))
        .withMessageStartingWith("flashpaper.neighbours.feed must be an address such as")
        .withMessageNotContaining("secret");
  }

  @Test
  void whereItIsNotKnownTheSettingIsNamed() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> at(Optional.empty()).ask("/api/v1/feeds", null))
        .withMessageContaining("set flashpaper.neighbours.feed to its address");
  }

  @Test
  void anAddressWithATrailingSlashIsOne() {
    assertThatCode(() -> at(Optional.of(URI.create("https://feed:8081/"))))
        .doesNotThrowAnyException();
  }
}
