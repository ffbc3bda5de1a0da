// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private static final String CLIENT = "192.0.2.7";

  private final HandClock clock = new HandClock();

  /** Stands until it is moved. */
  private static final class HandClock implements TimeMeter {
    private long nanos = 1;

    void pass(Duration time) {
      nanos += time.toNanos();
    }

    @Override
    public long currentTimeNanos() {
      return nanos;
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }

  private RateLimits limits(int reads, int commands) {
    return new RateLimits(
        Settings.of(
            Map.of(
                "flashpaper.api.reads-per-minute", Integer.toString(reads),
                "flashpaper.api.commands-per-minute", Integer.toString(commands))),
        clock);
  }

  @Test
  void whoAsksTooMuchIsToldWhenToComeBack() {
    RateLimits limits = limits(60, 6);
    for (int asked = 0; asked < 60; asked++) {
      assertThat(limits.wait(CLIENT, Permission.READ)).isEmpty();
    }
    assertThat(limits.wait(CLIENT, Permission.READ)).contains(Duration.ofSeconds(1));
    clock.pass(Duration.ofMillis(999));
    assertThat(limits.wait(CLIENT, Permission.READ)).contains(Duration.ofMillis(1));
    clock.pass(Duration.ofMillis(1));
    assertThat(limits.wait(CLIENT, Permission.READ)).isEmpty();
    assertThat(limits.wait(CLIENT, Permission.READ)).isPresent();
  }

  @Test
  void commandsReadsAndClientsAreCountedApart() {
    RateLimits limits = limits(1, 1);
    assertThat(limits.wait(CLIENT, Permission.READ)).isEmpty();
    assertThat(limits.wait(CLIENT, Permission.READ)).isPresent();
    assertThat(limits.wait(CLIENT, Permission.COMMAND)).isEmpty();
    assertThat(limits.wait(CLIENT, Permission.COMMAND)).contains(Duration.ofMinutes(1));
    assertThat(limits.wait("192.0.2.8", Permission.READ)).isEmpty();
  }

  @Test
  void noMoreIsKeptThanOfSoManyClientsAndNothingOfThoseLongGone() {
    RateLimits limits = limits(10, 10);
    for (int client = 0; client < 3 * RateLimits.CLIENTS; client++) {
      limits.wait("client-" + client, Permission.READ);
    }
    assertThat(limits.clients(Permission.READ)).isLessThanOrEqualTo(RateLimits.CLIENTS);
    clock.pass(Duration.ofMinutes(3));
    assertThat(limits.clients(Permission.READ)).isZero();
  }

  @Test
  void zeroIsNoLimit() {
    RateLimits limits = limits(0, 1);
    for (int asked = 0; asked < 100_000; asked++) {
      assertThat(limits.wait(CLIENT, Permission.READ)).isEmpty();
    }
    assertThat(limits.clients(Permission.READ)).isZero();
  }

  @Test
  void lessThanZeroIsRefused() {
    assertThatThrownBy(() -> limits(1, -1))
        .hasMessageContainingAll("flashpaper.api.commands-per-minute is -1", "0 for no limit");
  }

  @Test
  void aRefusalSaysWhenInWholeSeconds() {
    Refusal refusal = Refusal.tooMany(Permission.COMMAND, Duration.ofMillis(1), "/api/v1/commands");
    assertThat(refusal.header()).isEqualTo("Retry-After");
    assertThat(refusal.value()).isEqualTo("1");
    assertThat(refusal.problem().status()).isEqualTo(429);
    assertThat(refusal.problem().detail()).contains("flashpaper.api.commands-per-minute");
    assertThat(Refusal.tooMany(Permission.READ, Duration.ofMillis(1001), "/").value())
        .isEqualTo("2");
  }
}
