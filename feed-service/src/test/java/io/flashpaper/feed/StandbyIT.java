// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.Book;
import io.flashpaper.model.MarketId;
import io.flashpaper.venue.kalshi.KalshiAnswers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real processes, of which one writes the tape. */
class StandbyIT {
  private static final Duration SESSION = Duration.ofSeconds(2);

  /** What is promised is three seconds more than the session; a busy machine is given ten. */
  private static final Duration TAKEOVER = SESSION.plusSeconds(10);

  @TempDir static Path logs;

  private static final Venues VENUES = new Venues();
  private static final Map<String, String> SETTINGS = new HashMap<>();

  @BeforeAll
  static void start() {
    VENUES.init(Map.of("key", "true", "speed", "10"));
    SETTINGS.putAll(VENUES.start());
    SETTINGS.put("flashpaper.kafka.session-timeout", SESSION.toString());
  }

  @AfterAll
  static void stop() {
    VENUES.stop();
  }

  /** A leader and a standby. */
  private record Pair(FeedProcess leader, FeedProcess standby) implements AutoCloseable {
    static Pair start() throws IOException, InterruptedException {
      FeedProcess one = FeedProcess.start(SETTINGS, logs.resolve("one.log"));
      FeedProcess other = FeedProcess.start(SETTINGS, logs.resolve("other.log"));
      one.awaitReadiness("", "UP");
      other.awaitReadiness("", "UP");
      return one.isLeader() ? new Pair(one, other) : new Pair(other, one);
    }

    @Override
    public void close() throws IOException, InterruptedException {
      leader.close();
      standby.close();
    }
  }

  private static Witness witness() {
    return new Witness(SETTINGS.get("kafka.bootstrap.servers"));
  }

  @Test
  void aStandbyTakesOverFromAKilledLeader() throws Exception {
    try (Witness tape = witness();
        Pair feed = Pair.start()) {
      awaitLife(tape);
      int before = tape.term();
      int trades = tape.trades();

      feed.leader().kill();
      Duration gap = tape.await("a new term", () -> tape.term() > before);

      System.out.printf("The tape went on %d ms after its writer was killed%n", gap.toMillis());
      assertThat(gap).isLessThan(TAKEOVER);
      feed.standby().awaitReadiness("LEADER", "UP");
      awaitTruth(tape);
      tape.await("new trades", () -> tape.trades() > trades);
    }
  }

  @Test
  void aLeaderThatIsStoppedHandsOverAtOnceAndOneThatJoinsStandsBy() throws Exception {
    try (Witness tape = witness();
        Pair feed = Pair.start()) {
      awaitLife(tape);
      int before = tape.term();
      try (FeedProcess third = FeedProcess.start(SETTINGS, logs.resolve("third.log"))) {
        third.awaitReadiness("STANDBY", "UP");
        assertThat(feed.leader().isLeader()).isTrue();

        assertThat(feed.leader().stop()).isNotEqualTo(70);
        Duration gap = tape.await("a new term", () -> tape.term() > before);

        System.out.printf("The tape went on %d ms after its writer had ended%n", gap.toMillis());
        assertThat(gap).isLessThan(TAKEOVER);
        awaitTruth(tape);
      }
    }
  }

  @Test
  void aLeaderThatWakesUpDeposedWritesNothingMore() throws Exception {
    try (Witness tape = witness();
        Pair feed = Pair.start()) {
      awaitLife(tape);
      int before = tape.term();

      feed.leader().pause();
      tape.await("a new term", () -> tape.term() > before);
      int after = tape.term();
      feed.leader().goOn();

      assertThat(feed.leader().awaitExit()).isEqualTo(70);
      awaitTruth(tape);
      assertThat(tape.term()).isEqualTo(after);
    }
  }

  private static void awaitLife(Witness tape) {
    tape.catchUp();
    int trades = tape.trades();
    tape.await("a book", () -> tape.trading().stream().anyMatch(m -> tape.book(m).isPresent()));
    tape.await("trades", () -> tape.trades() > trades);
  }

  /** The tape comes by each of its books as the venue itself shows it. */
  private static void awaitTruth(Witness tape) throws IOException, InterruptedException {
    tape.await(
        "books",
        () ->
            !tape.trading().isEmpty()
                && tape.trading().stream().allMatch(m -> tape.book(m).isPresent()));
    for (MarketId market : tape.trading()) {
      Book truth = truth(market);
      tape.await("the true book of " + market, () -> tape.hasShown(market, truth));
    }
  }

  private static Book truth(MarketId market) throws IOException, InterruptedException {
    URI uri =
        URI.create(
            SETTINGS.get("flashpaper.kalshi.rest-url")
                + "/markets/orderbooks?tickers="
                + market.ticker());
    try (HttpClient client = HttpClient.newHttpClient()) {
      String body =
          client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
      return KalshiAnswers.books(body).read().get(market);
    }
  }
}
