// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.config;

import io.flashpaper.observation.EventTraces;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Follows market events through the services if it is turned on. */
final class Tracing {
  @Produces
  @Singleton
  static EventTraces traces(
      OpenTelemetry telemetry,
      @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
    return disabled ? EventTraces.OFF : EventTraces.by(telemetry);
  }
}
