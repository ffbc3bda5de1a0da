// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import io.flashpaper.execution.LiveStatus;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the ledger can be read and written and the tape is assigned to this process. A halted
 * account is told, and stops nobody else.
 */
@Readiness
@Singleton
public final class LedgerReadiness implements HealthCheck {
  private final LiveStatus status;

  /** The check of a status. */
  public LedgerReadiness(LiveStatus status) {
    this.status = status;
  }

  @Override
  public HealthCheckResponse call() {
    String obstacle = status.obstacle();
    return HealthCheckResponse.named("ledger")
        .status(status.isReady())
        .withData("obstacle", obstacle)
        .withData("halted", String.join("; ", status.halted()))
        .build();
  }
}
