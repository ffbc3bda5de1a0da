// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.api;

import io.flashpaper.feed.config.KafkaConfig;
import io.flashpaper.feed.tape.LatestStatus;
import io.flashpaper.model.time.ScaledClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.OptionalLong;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/**
 * Alive while the ordered thread moves. It may wait for Kafka for as long as Kafka's own patience
 * lasts, after which the process ends by itself; twice as long is stuck.
 */
@Liveness
@ApplicationScoped
public class LoopLiveness implements HealthCheck {
  private final ScaledClock clock;
  private final LatestStatus latest;
  private final Duration stuck;

  LoopLiveness(ScaledClock clock, LatestStatus latest, KafkaConfig kafka) {
    this.clock = clock;
    this.latest = latest;
    this.stuck = kafka.patience().multipliedBy(2);
  }

  @Override
  public HealthCheckResponse call() {
    OptionalLong movedMs = latest.movedMs();
    Duration still =
        movedMs.isEmpty()
            ? Duration.ZERO
            : clock.toWall(Duration.ofMillis(clock.millis() - movedMs.getAsLong()));
    return HealthCheckResponse.named("ordered-thread")
        .status(still.compareTo(stuck) < 0)
        .withData("stillForMs", Math.max(0, still.toMillis()))
        .build();
  }
}
