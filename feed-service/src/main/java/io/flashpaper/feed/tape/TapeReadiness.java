// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * A leader is ready while Kafka takes the tape: after the first event, until one is refused or
 * takes seconds. A standby is ready while Kafka hears it.
 */
@Readiness
@ApplicationScoped
public class TapeReadiness implements HealthCheck {
  private final Leadership leadership;
  private final TapeOutput output;

  TapeReadiness(Leadership leadership, TapeOutput output) {
    this.leadership = leadership;
    this.output = output;
  }

  @Override
  public HealthCheckResponse call() {
    Leadership.Role role = leadership.role();
    boolean ready =
        switch (role) {
          case STARTING -> false;
          case STANDBY -> leadership.isInTouch();
          case LEADER -> output.isWritable();
        };
    return HealthCheckResponse.named("tape").status(ready).withData("role", role.name()).build();
  }
}
