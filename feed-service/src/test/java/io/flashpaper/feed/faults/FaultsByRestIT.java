// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.simulator.faults.Fault;
import io.flashpaper.simulator.faults.SimulatedVenue;
import io.flashpaper.simulator.faults.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** There are no streams, and what is polled suffers, at all venues at once. */
class FaultsByRestIT {
  @TempDir static Path folder;

  private static FaultWorld world;
  private long beganMs;

  @BeforeAll
  static void start() throws Exception {
    world = new FaultWorld(folder, 60, false);
    world.allSuffer(Transport.WEBSOCKET, new Fault.Status(503));
  }

  @AfterAll
  static void stop() throws Exception {
    world.close();
  }

  @BeforeEach
  void allIsWell() {
    world.allRecover(Transport.REST);
    for (SimulatedVenue venue : SimulatedVenue.values()) {
      world.faults().clock(venue, Duration.ZERO);
      world.faults().disconnect(venue);
    }
    world.awaitHealth(FeedMode.REST, Bounds.ANSWERS_BACK_AFTER_REFUSAL);
    world.watch().reset();
    world.tape().mark();
    beganMs = world.clock().millis();
  }

  static Stream<Fault> fatal() {
    return Stream.of(
        new Fault.Status(401),
        new Fault.Status(429, 1),
        new Fault.Status(500),
        new Fault.Reset(),
        new Fault.HalfOpen(),
        new Fault.Silence(true),
        new Fault.Garbage(),
        new Fault.Truncated(),
        new Fault.Oversize(100_000_000));
  }

  @ParameterizedTest
  @MethodSource("fatal")
  void whoDoesNotAnswerIsDownAndItsBooksAreGone(Fault fault) {
    world.watch().allow(Bounds.SAID_DOWN.plus(world.slack()));
    world.allSuffer(Transport.REST, fault);
    world.until("all are down", world.real(Bounds.SAID_DOWN), () -> world.areAllIn(FeedMode.DOWN));
    world.until(
        "no book and no index is left",
        world.real(Bounds.SAID_DOWN),
        () -> world.hasNoBook() && world.tape().index().orElseThrow().status() == IndexStatus.NONE);
    for (String venue : FaultWorld.VENUES) {
      assertThat(world.tellsOfAnError(venue, Transport.REST, beganMs)).as(venue).isTrue();
    }
    world.allRecover(Transport.REST);
    world.awaitHealth(FeedMode.REST, Bounds.ANSWERS_BACK_AFTER_REFUSAL);
    world.assertNothingWasWrong();
  }

  static Stream<Fault> stale() {
    return Stream.of(new Fault.Duplicates(), new Fault.Reordered(), new Fault.Gap(5));
  }

  @ParameterizedTest
  @MethodSource("stale")
  void anAnswerThatIsOldOrMissingIsSoonOvertaken(Fault fault) {
    world.allSuffer(Transport.REST, fault);
    world.until(
        "it struck every venue",
        () ->
            Stream.of(SimulatedVenue.values())
                .allMatch(venue -> world.faults().struck(venue, Transport.REST) >= 5));
    world.allRecover(Transport.REST);
    world.awaitHealth(FeedMode.REST, Bounds.ANSWERS_BACK);
    world.assertNothingWasWrong();
  }

  static Stream<Fault> impossible() {
    return Stream.of(new Fault.NegativeLevel(), new Fault.Crossed());
  }

  @ParameterizedTest
  @MethodSource("impossible")
  void aBookThatCannotBeIsNotTaken(Fault fault) {
    world.watch().allow(Bounds.SAID_DOWN.plus(world.slack()));
    world.faults().set(SimulatedVenue.KALSHI, Transport.REST, fault);
    world.until("no book is left", world.real(Bounds.SAID_DOWN), () -> world.hasNoBook());
    world.allRecover(Transport.REST);
    world.awaitHealth(FeedMode.REST, Bounds.ANSWERS_BACK);
    world.assertNothingWasWrong();
  }

  @Test
  void aClockThatIsOffIsToldAndNoBookIsTrustedUntilItAgrees() {
    Duration ahead = Duration.ofSeconds(30).plus(world.world(Duration.ofSeconds(5)));
    for (SimulatedVenue venue : SimulatedVenue.values()) {
      world.faults().clock(venue, ahead);
    }
    world.until(
        "it is told, and no book is trusted",
        world.real(Bounds.SAID_DOWN),
        () -> world.clockOffsetMs() > ahead.toMillis() / 2 && world.hasNoBook());
    assertThat(world.isIndexOk()).isTrue();
    for (SimulatedVenue venue : SimulatedVenue.values()) {
      world.faults().clock(venue, Duration.ZERO);
    }
    world.awaitHealth(FeedMode.REST, Bounds.ANSWERS_BACK);
    world.assertNothingWasWrong();
  }
}
