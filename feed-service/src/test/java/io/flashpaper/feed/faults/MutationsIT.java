// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.faults;

import static io.flashpaper.simulator.faults.SimulatedVenue.BINANCE_US;
import static io.flashpaper.simulator.faults.SimulatedVenue.BITSTAMP;
import static io.flashpaper.simulator.faults.SimulatedVenue.COINBASE;
import static io.flashpaper.simulator.faults.SimulatedVenue.KALSHI;
import static io.flashpaper.simulator.faults.SimulatedVenue.KRAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.event.FeedMode;
import io.flashpaper.simulator.faults.Fault;
import io.flashpaper.simulator.faults.SimulatedVenue;
import io.flashpaper.simulator.faults.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each field of each message is removed or of another kind, in turn: number, text, null, object,
 * list. The venues, and Kalshi's two transports, go through their kinds side by side.
 */
class MutationsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir static Path folder;

  private static FaultWorld world;

  @BeforeAll
  static void start() throws Exception {
    world = new FaultWorld(folder, 60, true);
    world.awaitStart(FeedMode.WS);
  }

  @AfterAll
  static void stop() throws Exception {
    world.close();
  }

  private static MutationRun streamed(SimulatedVenue venue, String... kinds) {
    return new MutationRun(world, venue, Transport.WEBSOCKET, 4, List.of(kinds));
  }

  private static MutationRun acknowledged(SimulatedVenue venue, String kind) {
    return new MutationRun(world, venue, Transport.WEBSOCKET, 0, List.of(kind));
  }

  private static MutationRun asked(SimulatedVenue venue, int healthy, String... kinds) {
    return new MutationRun(world, venue, Transport.REST, healthy, List.of(kinds));
  }

  private static void complete(MutationRun... runs) {
    world.until(
        "every field had its turn",
        PATIENCE,
        () -> Stream.of(runs).filter(run -> !run.isThrough()).count() == 0);
    Stream.of(runs).forEach(run -> System.out.println("Mutated: " + run));
    assertThat(world.tape().deadSinceMark()).isNotEmpty();
  }

  /** What a market says only once it is settled takes the next quarter of an hour to come. */
  @Test
  void noFieldThatIsMissingOrOfAnotherKindMakesAWrongBookOrAStopWhileAllStream() {
    complete(
        streamed(
            KALSHI,
            "orderbook_delta",
            "orderbook_snapshot",
            "trade",
            "ticker",
            "cfbenchmarks_value",
            "market_lifecycle_v2"),
        asked(KALSHI, 0, "market"),
        streamed(COINBASE, "ticker", "match", "last_match", "heartbeat"),
        streamed(KRAKEN, "ticker", "trade", "heartbeat"),
        streamed(BITSTAMP, "data", "trade", "bts:heartbeat"),
        streamed(BINANCE_US, "bookTicker", "trade"));
    world.allRecover(Transport.WEBSOCKET);
    world.allRecover(Transport.REST);
    world.awaitHealth(FeedMode.WS, Bounds.STREAM_BACK_AFTER_REFUSAL);
    world.assertNothingWasWrong();
  }

  @Test
  void noAcknowledgementOrListThatIsMutatedMakesAQuietOrAWrongMarket() {
    complete(
        acknowledged(KALSHI, "subscribed"),
        asked(KALSHI, 0, "markets", "status", "orderbook"),
        acknowledged(COINBASE, "subscriptions"),
        acknowledged(KRAKEN, "subscribe"),
        acknowledged(BITSTAMP, "bts:subscription_succeeded"));
    world.allRecover(Transport.WEBSOCKET);
    world.allRecover(Transport.REST);
    world.awaitHealth(FeedMode.WS, Bounds.STREAM_BACK_AFTER_REFUSAL);
    world.assertNothingWasWrong();
  }

  @Test
  void noFieldThatIsMissingOrOfAnotherKindMakesAWrongBookOrAStopWhileAllArePolled() {
    for (SimulatedVenue venue : SimulatedVenue.values()) {
      world.faults().set(venue, Transport.WEBSOCKET, new Fault.Status(503));
      world.faults().disconnect(venue);
    }
    world.awaitHealth(FeedMode.REST, Bounds.STREAM_GIVEN_UP);
    complete(
        asked(KALSHI, 1, "orderbooks", "trades"),
        asked(COINBASE, 1, "ticker"),
        asked(KRAKEN, 1, "Ticker"),
        asked(BITSTAMP, 1, "ticker"),
        asked(BINANCE_US, 1, "bookTicker"));
    world.allRecover(Transport.REST);
    world.awaitHealth(FeedMode.REST, Bounds.ANSWERS_BACK_AFTER_REFUSAL);
    world.allRecover(Transport.WEBSOCKET);
    world.awaitHealth(FeedMode.WS, Bounds.STREAM_BACK_AFTER_REFUSAL);
    world.assertNothingWasWrong();
  }
}
