// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.time.ScaledClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static Pace at(double speed) {
    Clock still = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    return new Pace(new ScaledClock(still, Instant.EPOCH, Instant.EPOCH, speed));
  }

  @Test
  void inTheRealWorldDurationsAreAsTheyAre() {
    assertThat(at(1).timeoutMs(Duration.ofSeconds(5))).isEqualTo(5000);
    assertThat(at(1).periodMs(Duration.ofSeconds(1))).isEqualTo(1000);
  }

  @Test
  void aFastWorldShortensThemButNotBelowWhatANetworkCanDo() {
    assertThat(at(10).timeoutMs(Duration.ofSeconds(30))).isEqualTo(3000);
    assertThat(at(240).timeoutMs(Duration.ofSeconds(30))).isEqualTo(2000);
    assertThat(at(240).periodMs(Duration.ofSeconds(1))).isEqualTo(20);
    assertThat(at(240).worldMs(100)).isEqualTo(24_000);
  }
}
