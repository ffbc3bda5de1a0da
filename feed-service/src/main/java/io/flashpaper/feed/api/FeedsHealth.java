// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.api;

import io.flashpaper.feed.desk.DeskStatus;
import io.flashpaper.feed.tape.LatestStatus;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.TapeEvent.FeedModeChanged;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Whether the markets' venue and at least one exchange are reached. It only informs: to take the
 * service out of use or to start it anew cures no venue.
 */
@Wellness
@ApplicationScoped
public class FeedsHealth implements HealthCheck {
  private final LatestStatus latest;

  FeedsHealth(LatestStatus latest) {
    this.latest = latest;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("feeds");
    Optional<DeskStatus> status = latest.status();
    if (status.isEmpty()) {
      return response.up().withData("note", "this process does not lead").build();
    }
    List<FeedModeChanged> modes = status.get().modes();
    modes.forEach(m -> response.withData(m.venue(), m.mode() + ": " + m.reason()));
    boolean markets = isReached(modes.getFirst());
    boolean exchanges = modes.stream().skip(1).anyMatch(FeedsHealth::isReached);
    return response.status(markets && exchanges).build();
  }

  private static boolean isReached(FeedModeChanged mode) {
    return mode.mode() != FeedMode.DOWN;
  }
}
