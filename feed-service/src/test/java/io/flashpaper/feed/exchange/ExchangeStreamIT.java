// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.feed.net.Backoff;
import io.flashpaper.feed.net.DeadLetters;
import io.flashpaper.feed.net.Edge;
import io.flashpaper.feed.net.Pace;
import io.flashpaper.feed.net.RestLink;
import io.flashpaper.feed.status.ConnectionBoard;
import io.flashpaper.feed.status.ConnectionStatus;
import io.flashpaper.feed.status.Phase;
import io.flashpaper.feed.status.RefusalCause;
import io.flashpaper.feed.status.Transport;
import io.flashpaper.feed.tape.FeedMetrics;
import io.flashpaper.feed.tape.FeedQueue;
import io.flashpaper.model.time.ScaledClock;
import io.flashpaper.simulator.SimulatorOptions;
import io.flashpaper.simulator.VenueSimulator;
import io.flashpaper.simulator.faults.Fault;
import io.flashpaper.simulator.faults.SimulatedVenue;
import io.flashpaper.venue.exchange.Bitstamp;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClientOptions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A session over real sockets, in a world ten times as fast. */
class ExchangeStreamIT {
  private static final double SPEED = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Instant start = Instant.now();
  private final ScaledClock clock = new ScaledClock(Clock.systemUTC(), start, start, SPEED);
  private final VenueSimulator simulator =
      VenueSimulator.start(SimulatorOptions.demo().withTime(SPEED, start, start, Optional.empty()));
  private final Vertx vertx = Vertx.vertx();
  private final ConnectionBoard board = new ConnectionBoard();
  private final FeedMetrics metrics = new FeedMetrics(new SimpleMeterRegistry());
  private final FeedQueue queue = new FeedQueue(1_000_000, metrics);
  private final ExchangeSession session = session();

  private ExchangeSession session() {
    Pace pace = new Pace(clock, Duration.ofMillis(500));
    String host = "127.0.0.1:" + simulator.port();
    return new ExchangeSession(
        new Bitstamp(),
        URI.create("ws://" + host + "/bitstamp/ws"),
        URI.create("http://" + host + "/bitstamp/api/v2/ticker/btcusd/"),
        new Backoff(new SplittableRandom(1)),
        new Edge(
            vertx,
            vertx.createWebSocketClient(new WebSocketClientOptions().setClosingTimeout(1)),
            new RestLink(vertx, pace),
            pace,
            queue,
            new DeadLetters(queue, metrics),
            metrics,
            board));
  }

  @BeforeEach
  void live() {
    session.start();
    await(() -> status(Transport.WS).phase() == Phase.LIVE);
  }

  @AfterEach
  void end() {
    session.stop();
    simulator.close();
    vertx.close();
  }

  private ConnectionStatus status(Transport transport) {
    return board.find("bitstamp", transport, clock.millis()).orElseThrow();
  }

  private static void await(BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(deadline);
      Thread.onSpinWait();
    }
  }

  @Test
  void aRequestToReconnectIsFollowedWithoutALossOfTheStream() {
    simulator.faults().requestReconnect();
    await(() -> status(Transport.WS).attempts().orElseThrow().used() == 2);
    await(() -> status(Transport.WS).successor().isEmpty());
    await(() -> simulator.faults().connections(SimulatedVenue.BITSTAMP) == 1);
    assertThat(status(Transport.WS).phase()).isEqualTo(Phase.LIVE);
    assertThat(status(Transport.WS).reconnects()).isZero();
  }

  @Test
  void aHalfOpenLineIsNoticedAndTheStreamComesBackByItself() {
    simulator
        .faults()
        .set(
            SimulatedVenue.BITSTAMP,
            io.flashpaper.simulator.faults.Transport.WEBSOCKET,
            new Fault.HalfOpen());
    await(() -> status(Transport.REST).phase() == Phase.LIVE);
    assertThat(status(Transport.WS).lastError().orElseThrow().message())
        .contains("no answer to a ping");
    simulator.faults().clear();
    await(() -> status(Transport.WS).phase() == Phase.LIVE);
    await(() -> status(Transport.REST).phase() == Phase.STANDBY);
  }

  @Test
  void aRefusedHandshakeIsToldWithItsCauseAndNotRepeatedForAMinute() {
    simulator
        .faults()
        .set(
            SimulatedVenue.BITSTAMP,
            io.flashpaper.simulator.faults.Transport.WEBSOCKET,
            new Fault.Status(429, 90));
    simulator.faults().disconnect(SimulatedVenue.BITSTAMP);
    await(
        () ->
            status(Transport.WS).phase() == Phase.WAITING
                && status(Transport.WS).refusals().containsKey(RefusalCause.TOO_MANY_REQUESTS));
    ConnectionStatus refused = status(Transport.WS);
    assertThat(refused.untilMs().orElseThrow() - refused.sinceMs())
        .as("ninety seconds, but for what passed between the two readings of the clock")
        .isGreaterThan(85_000);
    await(() -> status(Transport.REST).phase() == Phase.LIVE);
  }
}
