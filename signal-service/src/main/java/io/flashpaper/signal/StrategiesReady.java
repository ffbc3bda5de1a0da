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
  private final TapePlace place;

  StrategiesReady(Strategies strategies, TapePlace place) {
    this.strategies = strategies;
    this.place = place;
  }

  @Override
  public HealthCheckResponse call() {
    Lineup lineup = strategies.latest();
    HealthCheckResponseBuilder response =
        HealthCheckResponse.named("strategies and tape")
            .status(strategies.first().isDone() && place.isReady())
            .withData("strategies", lineup.running().size())
            .withData("waiting", lineup.waiting().size())
            .withData("tapeAssigned", place.isAssigned())
            .withData("role", place.role().name())
            .withData("obstacle", place.obstacle());
    if (!lineup.problems().isEmpty()) {
      response.withData("problem", String.join("; ", lineup.problems()));
    }
    return response.build();
  }
}
