// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while Kafka takes the tape: after the first event, until one is refused. */
@Readiness
@ApplicationScoped
public class TapeReadiness implements HealthCheck {
  private final TapeOutput output;

  TapeReadiness(TapeOutput output) {
    this.output = output;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("tape").status(output.isWritable()).build();
  }
}
