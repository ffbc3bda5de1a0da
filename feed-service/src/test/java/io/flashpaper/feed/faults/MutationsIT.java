// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.event.FeedMode;
import io.flashpaper.simulator.faults.Change;
import io.flashpaper.simulator.faults.Fault;
import io.flashpaper.simulator.faults.Progress;
import io.flashpaper.simulator.faults.SimulatedVenue;
import io.flashpaper.simulator.faults.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each field of each message is removed or of another kind, in turn. */
class MutationsIT {
  private static final List<Change> CHANGES = List.of(Change.REMOVED, Change.NUMBER, Change.TEXT);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir static Path folder;

  private static FaultWorld world;

  @BeforeAll
  static void start() throws Exception {
    world = new FaultWorld(folder, 60, true);
    world.awaitHealth(FeedMode.WS, Bounds.STREAM_BACK);
  }

  @AfterAll
  static void stop() throws Exception {
    world.close();
  }

  private static Fault mutated(String kind, int healthy) {
    return new Fault.Mutated(kind, "", CHANGES, healthy);
  }

  private static boolean isDone(SimulatedVenue venue, Transport transport) {
    return world.faults().progress(venue, transport).filter(Progress::isComplete).isPresent();
  }

  private static final Map<SimulatedVenue, List<String>> STREAMED =
      Map.of(
          SimulatedVenue.KALSHI,
          List.of("orderbook_delta", "orderbook_snapshot", "trade", "ticker", "cfbenchmarks_value"),
          SimulatedVenue.COINBASE,
          List.of("ticker", "match", "heartbeat"),
          SimulatedVenue.KRAKEN,
          List.of("ticker", "trade", "heartbeat"),
          SimulatedVenue.BITSTAMP,
          List.of("data", "trade", "bts:heartbeat"),
          SimulatedVenue.BINANCE_US,
          List.of("bookTicker", "trade"));

  private static final Map<SimulatedVenue, String> ACKNOWLEDGED =
      Map.of(
          SimulatedVenue.KALSHI, "subscribed",
          SimulatedVenue.COINBASE, "subscriptions",
          SimulatedVenue.KRAKEN, "subscribe",
          SimulatedVenue.BITSTAMP, "bts:subscription_succeeded");

  @Test
  void noStreamedFieldThatIsMissingOrOfAnotherKindMakesAWrongBookOrAStop() {
    for (int round = 0; round < 5; round++) {
      mutate(round);
      world.allRecover(Transport.WEBSOCKET);
      world.awaitHealth(FeedMode.WS, Bounds.STREAM_BACK_AFTER_REFUSAL);
      world.assertNothingWasWrong();
    }
    assertThat(world.counted("flashpaper.feed.refused.frames", "kalshi")).isPositive();
    assertThat(world.tape().deadSinceMark()).isNotEmpty();
  }

  /** One kind of message of every venue that has so many, until every field had its turn. */
  private static void mutate(int round) {
    List<SimulatedVenue> suffering = new ArrayList<>();
    STREAMED.forEach(
        (venue, kinds) -> {
          if (round < kinds.size()) {
            suffering.add(venue);
            world.faults().set(venue, Transport.WEBSOCKET, mutated(kinds.get(round), 4));
          }
        });
    world.until(
        "every field had its turn in round " + round,
        PATIENCE,
        () -> {
          if (round == 1) {
            world.faults().sendSnapshots();
          }
          return suffering.stream().allMatch(v -> isDone(v, Transport.WEBSOCKET));
        });
  }

  /** Each is answered once a connection: one that came through all the same is cut again. */
  @Test
  void noAcknowledgementThatIsMutatedMakesAQuietMarket() {
    ACKNOWLEDGED.forEach(
        (venue, kind) -> world.faults().set(venue, Transport.WEBSOCKET, mutated(kind, 0)));
    ACKNOWLEDGED.keySet().forEach(world.faults()::disconnect);
    world.until(
        "every field of the acknowledgements had its turn",
        PATIENCE,
        () -> {
          List<SimulatedVenue> open =
              ACKNOWLEDGED.keySet().stream().filter(v -> !isDone(v, Transport.WEBSOCKET)).toList();
          open.stream().filter(world::streams).forEach(world.faults()::disconnect);
          return open.isEmpty();
        });
    world.allRecover(Transport.WEBSOCKET);
    world.awaitHealth(FeedMode.WS, Bounds.STREAM_BACK_AFTER_REFUSAL);
    world.assertNothingWasWrong();
  }

  @Test
  void noListOfMarketsThatIsMutatedMakesAWrongMarketOrAStop() {
    for (String kind : List.of("markets", "status", "orderbook")) {
      world.faults().set(SimulatedVenue.KALSHI, Transport.REST, mutated(kind, 0));
      world.until(
          "every field of " + kind + " had its turn",
          PATIENCE,
          () -> isDone(SimulatedVenue.KALSHI, Transport.REST));
      world.allRecover(Transport.REST);
      world.awaitHealth(FeedMode.WS, Bounds.STREAM_BACK_AFTER_REFUSAL);
      world.assertNothingWasWrong();
    }
  }

  @Test
  void noPolledFieldThatIsMissingOrOfAnotherKindMakesAWrongBookOrAStop() {
    for (SimulatedVenue venue : SimulatedVenue.values()) {
      world.faults().set(venue, Transport.WEBSOCKET, new Fault.Status(503));
      world.faults().disconnect(venue);
    }
    world.awaitHealth(FeedMode.REST, Bounds.STREAM_GIVEN_UP);
    Map.of(
            SimulatedVenue.KALSHI, "orderbooks",
            SimulatedVenue.COINBASE, "ticker",
            SimulatedVenue.KRAKEN, "Ticker",
            SimulatedVenue.BITSTAMP, "ticker",
            SimulatedVenue.BINANCE_US, "bookTicker")
        .forEach((venue, kind) -> world.faults().set(venue, Transport.REST, mutated(kind, 1)));
    world.until(
        "every field had its turn",
        PATIENCE,
        () -> Stream.of(SimulatedVenue.values()).allMatch(v -> isDone(v, Transport.REST)));
    world.faults().set(SimulatedVenue.KALSHI, Transport.REST, mutated("trades", 1));
    world.until(
        "every field of trades had its turn",
        PATIENCE,
        () -> isDone(SimulatedVenue.KALSHI, Transport.REST));
    world.allRecover(Transport.REST);
    world.awaitHealth(FeedMode.REST, Bounds.ANSWERS_BACK_AFTER_REFUSAL);
    world.allRecover(Transport.WEBSOCKET);
    world.awaitHealth(FeedMode.WS, Bounds.STREAM_BACK_AFTER_REFUSAL);
    world.assertNothingWasWrong();
  }
}
