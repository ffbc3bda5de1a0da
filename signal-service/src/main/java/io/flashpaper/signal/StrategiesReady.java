// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the plugins were looked at and the tape is assigned; says what waits. */
@Readiness
@ApplicationScoped
class StrategiesReady implements HealthCheck {
  private final Strategies strategies;
  private final TapeRewind rewind;

  StrategiesReady(Strategies strategies, TapeRewind rewind) {
    this.strategies = strategies;
    this.rewind = rewind;
  }

  @Override
  public HealthCheckResponse call() {
    Lineup lineup = strategies.latest();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("strategies and tape")
            .status(strategies.first().isDone() && rewind.isAssigned())
            .withData("strategies", lineup.running().size())
            .withData("waiting", lineup.waiting().size())
            .withData("tapeAssigned", rewind.isAssigned());
    if (!lineup.problems().isEmpty()) {
      response.withData("problem", String.join("; ", lineup.problems()));
    }
    return response.build();
  }
}
