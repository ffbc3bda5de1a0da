// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.simulator.faults.SimulatedVenue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A venue that is dead for an hour, in a very fast world. */
class DeathIT {
  private static final Duration HOUR = Duration.ofHours(1);

  @TempDir Path folder;

  @Test
  void afterAnHourOfDeathEverythingIsFoundAgain() throws Exception {
    try (FaultWorld world = new FaultWorld(folder, 400, true)) {
      world.awaitStart(FeedMode.WS);
      world.watch().allow(Bounds.STREAM_GIVEN_UP.plus(world.slack()));
      List.of(SimulatedVenue.values()).forEach(world.faults()::goDown);
      long dead = world.clock().millis();
      world.until(
          "all are down",
          world.real(Bounds.SAID_DOWN),
          () ->
              world.areAllIn(FeedMode.DOWN)
                  && world.tape().index().orElseThrow().status() == IndexStatus.NONE
                  && world.hasNoBook());
      world.until(
          "an hour has passed",
          world.real(HOUR),
          () -> world.tape().lastMs() >= dead + HOUR.toMillis());
      assertThat(world.areAllIn(FeedMode.DOWN)).isTrue();
      List.of(SimulatedVenue.values()).forEach(world.faults()::comeBack);
      world.awaitHealth(FeedMode.WS, Bounds.STREAM_BACK_AFTER_REFUSAL);
      world.assertNothingWasWrong();
    }
  }
}
