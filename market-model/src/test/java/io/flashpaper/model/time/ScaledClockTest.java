// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ScaledClockTest {
  private static final Instant WALL = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant WORLD = Instant.parse("2026-02-02T02:44:21.500Z");

  private static ScaledClock at(Duration afterOrigin, double speed) {
    return new ScaledClock(Clock.fixed(WALL.plus(afterOrigin), ZoneOffset.UTC), WALL, WORLD, speed);
  }

  @Test
  void showsTheWorldOriginAtTheWallOrigin() {
    assertThat(at(Duration.ZERO, 20).instant()).isEqualTo(WORLD);
  }

  @Test
  void runsSpeedTimesAsFast() {
    assertThat(at(Duration.ofMillis(1500), 240).instant()).isEqualTo(WORLD.plusSeconds(360));
  }

  @Test
  void goesBackBeforeTheOrigin() {
    assertThat(at(Duration.ofMillis(-500), 4).instant()).isEqualTo(WORLD.minusSeconds(2));
  }

  @Test
  void tellsHowLongTheWallTakes() {
    assertThat(at(Duration.ZERO, 20).toWall(Duration.ofSeconds(10)))
        .isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void refusesASpeedOfZero() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> at(Duration.ZERO, 0))
        .withMessageContaining("speed must be greater than 0");
  }
}
