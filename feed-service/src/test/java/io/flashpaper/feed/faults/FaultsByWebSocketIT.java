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
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The streams of all venues suffer, all at once; REST is well. */
class FaultsByWebSocketIT {
  @TempDir static Path folder;

  private static FaultWorld world;
  private long beganMs;

  @BeforeAll
  static void start() throws Exception {
    world = new FaultWorld(folder, 60, true);
    world.awaitStart(FeedMode.WS);
  }

  @AfterAll
  static void stop() throws Exception {
    world.close();
  }

  @BeforeEach
  void allIsWell() {
    world.faults().clear();
    world.awaitHealth(FeedMode.WS, Bounds.STREAM_BACK_AFTER_REFUSAL);
    world.watch().reset();
    world.tape().mark();
    beganMs = world.clock().millis();
  }

  /** Faults that end every stream. */
  static Stream<Fault> fatal() {
    return Stream.of(
        new Fault.Reset(),
        new Fault.HalfOpen(),
        new Fault.Garbage(),
        new Fault.Truncated(),
        new Fault.Oversize(100_000_000));
  }

  @ParameterizedTest
  @MethodSource("fatal")
  void aStreamThatIsLostIsReplacedByPollingUntilItIsBack(Fault fault) {
    world.watch().allow(Bounds.STREAM_GIVEN_UP.plus(world.slack()));
    Map<String, Double> before = world.counted("flashpaper.feed.reconnects");
    world.allSuffer(Transport.WEBSOCKET, fault);
    world.awaitHealth(FeedMode.REST, Bounds.STREAM_GIVEN_UP);
    Map<String, Double> after = world.counted("flashpaper.feed.reconnects");
    for (String venue : FaultWorld.VENUES) {
      assertThat(world.tellsOfAnError(venue, Transport.WEBSOCKET, beganMs)).as(venue).isTrue();
      assertThat(after.get(venue)).as(venue).isGreaterThan(before.get(venue));
    }
    world.allRecover(Transport.WEBSOCKET);
    world.awaitHealth(FeedMode.WS, Bounds.STREAM_BACK_AFTER_REFUSAL);
    world.assertNothingWasWrong();
  }

  static Stream<Fault> refusals() {
    return Stream.of(new Fault.Status(401), new Fault.Status(429, 1), new Fault.Status(503));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void whereHandshakesAreRefusedVenuesArePolled(Fault fault) {
    Map<String, Long> before = refusalCounts();
    world.allSuffer(Transport.WEBSOCKET, fault);
    for (SimulatedVenue venue : SimulatedVenue.values()) {
      world.faults().disconnect(venue);
    }
    world.until(
        "all are seen to refuse",
        () ->
            refusalCounts().entrySet().stream()
                .allMatch(e -> e.getValue() > before.get(e.getKey())));
    world.awaitHealth(FeedMode.REST, Bounds.STREAM_GIVEN_UP);
    world.allRecover(Transport.WEBSOCKET);
    world.awaitHealth(FeedMode.WS, Bounds.STREAM_BACK_AFTER_REFUSAL);
    world.assertNothingWasWrong();
  }

  /** How often each venue was seen to refuse a stream. */
  private static Map<String, Long> refusalCounts() {
    return FaultWorld.VENUES.stream()
        .collect(
            Collectors.toMap(
                venue -> venue,
                venue ->
                    world.status(venue, Transport.WEBSOCKET).refusals().values().stream()
                        .mapToLong(Long::longValue)
                        .sum()));
  }

  static Stream<Fault> silences() {
    return Stream.of(new Fault.Silence(true), new Fault.Silence(false));
  }

  @ParameterizedTest
  @MethodSource("silences")
  void aStreamThatIsSilentIsNotTakenForAQuietMarket(Fault fault) {
    world.watch().allow(Bounds.STREAM_GIVEN_UP.plus(world.slack()));
    world.allSuffer(Transport.WEBSOCKET, fault);
    world.until(
        "Kalshi is polled, and no exchange's old quote counts as streamed",
        world.real(Bounds.STREAM_GIVEN_UP),
        () -> world.isIn(FeedMode.REST, "kalshi") && world.usesOnlyPolledQuotes());
    world.compare();
    world.allRecover(Transport.WEBSOCKET);
    world.awaitHealth(FeedMode.WS, Bounds.STREAM_BACK_AFTER_REFUSAL);
    world.assertNothingWasWrong();
  }

  static Stream<Fault> disorder() {
    return Stream.of(
        new Fault.Reordered(), new Fault.Gap(50), new Fault.NegativeLevel(), new Fault.Crossed());
  }

  @ParameterizedTest
  @MethodSource("disorder")
  void disorderInvalidatesBooksUntilTheyAreRight(Fault fault) {
    world.allSuffer(Transport.WEBSOCKET, fault);
    world.until(
        "a book is not trusted",
        world.real(Bounds.BOOK_BACK),
        () -> !world.tape().invalidatedSinceMark().isEmpty());
    world.allRecover(Transport.WEBSOCKET);
    world.awaitHealth(FeedMode.WS, Bounds.STREAM_BACK);
    world.assertNothingWasWrong();
  }

  @Test
  void noPricesOnTheWrongScaleAreFoundOutByTheAuditAtTheLatest() {
    world.watch().tolerate(Bounds.AUDITED.plus(world.slack()));
    world.faults().set(SimulatedVenue.KALSHI, Transport.WEBSOCKET, new Fault.WrongNoScale());
    world.until(
        "a book is not trusted",
        world.real(Bounds.AUDITED),
        () -> !world.tape().invalidatedSinceMark().isEmpty());
    world.allRecover(Transport.WEBSOCKET);
    world.awaitHealth(FeedMode.WS, Bounds.AUDITED);
    world.assertNothingWasWrong();
  }

  @Test
  void whatComesTwiceOrUnaskedHarmsNobody() {
    double before = world.counted("flashpaper.feed.duplicate.messages", "kalshi");
    world.allSuffer(Transport.WEBSOCKET, new Fault.Duplicates());
    world.until(
        "much came twice",
        () -> world.faults().struck(SimulatedVenue.KALSHI, Transport.WEBSOCKET) > 200);
    assertThat(world.counted("flashpaper.feed.duplicate.messages", "kalshi")).isGreaterThan(before);
    world.allRecover(Transport.WEBSOCKET);
    for (int times = 0; times < 3; times++) {
      world.faults().sendSnapshots();
      world.compare();
    }
    world.awaitHealth(FeedMode.WS, Bounds.STREAM_BACK);
    world.assertNothingWasWrong();
  }

  @Test
  void aWishToReconnectIsObeyedWithoutABreak() {
    world.faults().requestReconnect();
    world.until(
        "the old connection was replaced",
        world.real(Bounds.STREAM_BACK),
        () -> world.status("bitstamp", Transport.WEBSOCKET).attempts().orElseThrow().used() > 1);
    world.awaitHealth(FeedMode.WS, Bounds.STREAM_BACK);
    assertThat(world.tape().modesSinceMark()).isEmpty();
    world.assertNothingWasWrong();
  }

  @Test
  void theIndexLivesWithoutOneExchangeAndDiesWithTheLastWhileBooksGoOn() {
    world.faults().goDown(SimulatedVenue.COINBASE);
    world.until(
        "one is down, the others agree",
        world.real(Bounds.SAID_DOWN),
        () -> world.isIn(FeedMode.DOWN, "coinbase") && world.isIndexOk());
    FaultWorld.EXCHANGES.forEach(
        venue -> world.faults().goDown(SimulatedVenue.byLabel(venue).orElseThrow()));
    world.until(
        "there is no index",
        world.real(Bounds.SAID_DOWN),
        () -> world.tape().index().orElseThrow().status() == IndexStatus.NONE);
    assertThat(world.isIn(FeedMode.WS, "kalshi")).isTrue();
    world.compare();
    world.faults().clear();
    world.awaitHealth(FeedMode.WS, Bounds.STREAM_BACK_AFTER_REFUSAL);
    world.assertNothingWasWrong();
  }

  @Test
  void aServerThatRestartsIsFoundAgain() {
    world.watch().allow(Bounds.SAID_DOWN.plus(world.slack()));
    world.faults().goDown();
    world.until(
        "all are down, and no book is left",
        world.real(Bounds.SAID_DOWN),
        () -> world.areAllIn(FeedMode.DOWN) && world.hasNoBook());
    world.faults().comeBack();
    world.awaitHealth(FeedMode.WS, Bounds.STREAM_BACK_AFTER_REFUSAL);
    world.assertNothingWasWrong();
  }

  @Test
  void aClockThatIsOffIsToldAndNoBookIsTrustedUntilItAgrees() {
    Duration ahead = Duration.ofSeconds(30).plus(world.world(Duration.ofSeconds(5)));
    world.faults().clock(SimulatedVenue.KALSHI, ahead);
    world.faults().disconnect(SimulatedVenue.KALSHI);
    world.until(
        "it is told, and no book is trusted",
        world.real(Bounds.STREAM_GIVEN_UP),
        () -> world.clockOffsetMs() > ahead.toMillis() / 2 && world.hasNoBook());
    world.until(
        "what is signed by the venue's clock is accepted",
        world.real(Bounds.STREAM_BACK),
        () -> world.isIn(FeedMode.WS, "kalshi"));
    world.faults().clear();
    world.awaitHealth(FeedMode.WS, Bounds.STREAM_BACK_AFTER_REFUSAL);
    world.assertNothingWasWrong();
  }
}
