// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.Book;
import io.flashpaper.model.MarketId;
import io.flashpaper.venue.kalshi.KalshiAnswers;
import io.flashpaper.venue.kalshi.KalshiFrame.Print;
import io.flashpaper.venue.kalshi.TradesAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, of which one writes the tape. */
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

  @Test
  void theTapeGoesOnWhenItsLeaderIsKilledOrSleepsOrIsStopped() throws Exception {
    try (Witness tape = new Witness(SETTINGS.get("kafka.bootstrap.servers"))) {
      Pair first = Pair.start();
      awaitLife(tape);
      Pair second = killed(first, tape);
      Pair third = asleep(second, tape);
      stopped(third, tape);
    } finally {
      for (FeedProcess process : Pair.STARTED) {
        process.close();
      }
    }
  }

  /** A standby takes over, and reads again what was missed. */
  private static Pair killed(Pair feed, Witness tape) throws Exception {
    int before = tape.term();
    long beforeMs = tape.timeMs();
    List<MarketId> markets = new ArrayList<>(tape.trading());

    feed.leader().kill();

    awaitTakeover("it was killed", before, tape);
    Pair next = feed.afterwards();
    awaitTruth(tape);
    markets.retainAll(tape.trading());
    awaitTrades(tape, markets, beforeMs);
    return next;
  }

  /** A leader that wakes up deposed writes nothing more. */
  private static Pair asleep(Pair feed, Witness tape) throws Exception {
    int before = tape.term();

    feed.leader().pause();
    awaitTakeover("it fell asleep", before, tape);
    int after = tape.term();
    feed.leader().goOn();

    assertThat(feed.leader().awaitExit()).isEqualTo(70);
    Pair next = feed.afterwards();
    awaitTruth(tape);
    assertThat(tape.term()).isEqualTo(after);
    return next;
  }

  /** A leader that is asked to end hands over. */
  private static void stopped(Pair feed, Witness tape) throws Exception {
    int before = tape.term();

    assertThat(feed.leader().stop()).isNotEqualTo(70);

    awaitTakeover("it was stopped", before, tape);
    feed.standby().awaitReadiness("LEADER", "UP");
    awaitTruth(tape);
  }

  private static void awaitTakeover(String why, int before, Witness tape) {
    Duration gap = tape.await("a new term", () -> tape.term() > before);
    System.out.printf("The tape went on %d ms after %s%n", gap.toMillis(), why);
    assertThat(gap).isLessThan(TAKEOVER);
  }

  /** A leader and a standby. */
  private record Pair(FeedProcess leader, FeedProcess standby) {
    static final List<FeedProcess> STARTED = new ArrayList<>();

    static Pair start() throws IOException, InterruptedException {
      FeedProcess one = process();
      FeedProcess other = process();
      one.awaitReadiness("", "UP");
      other.awaitReadiness("", "UP");
      return one.isLeader() ? new Pair(one, other) : new Pair(other, one);
    }

    /** The standby leads now; one that joins leaves it at that. */
    Pair afterwards() throws IOException, InterruptedException {
      standby.awaitReadiness("LEADER", "UP");
      Pair next = new Pair(standby, process());
      next.standby.awaitReadiness("STANDBY", "UP");
      assertThat(next.leader.isLeader()).isTrue();
      return next;
    }

    private static FeedProcess process() throws IOException {
      FeedProcess started = FeedProcess.start(SETTINGS, logs.resolve(STARTED.size() + ".log"));
      STARTED.add(started);
      return started;
    }
  }

  private static void awaitLife(Witness tape) {
    tape.await("a book", () -> tape.trading().stream().anyMatch(m -> tape.book(m).isPresent()));
    tape.await("trades", () -> tape.trades() > 0);
  }

  /** The tape comes by each of its books as the venue itself shows it, unless the market closes. */
  private static void awaitTruth(Witness tape) throws IOException, InterruptedException {
    tape.await(
        "books",
        () ->
            !tape.trading().isEmpty()
                && tape.trading().stream().allMatch(m -> tape.book(m).isPresent()));
    int shown = 0;
    for (MarketId market : tape.trading()) {
      Book truth = truth(market);
      tape.await(
          "the true book of " + market,
          () -> tape.hasShown(market, truth) || !tape.trading().contains(market));
      shown += tape.hasShown(market, truth) ? 1 : 0;
    }
    assertThat(shown).isPositive();
  }

  /** Nothing was missed while nobody wrote. */
  private static void awaitTrades(Witness tape, List<MarketId> markets, long sinceMs)
      throws IOException, InterruptedException {
    assertThat(markets).isNotEmpty();
    for (MarketId market : markets) {
      String query = "?limit=1000&ticker=%s&min_ts=%d".formatted(market.ticker(), sinceMs / 1000);
      for (Print trade : TradesAnswer.of(answer("/markets/trades" + query)).read()) {
        tape.await("trade " + trade, () -> tape.hasTold(trade.tradeId()));
      }
    }
  }

  private static Book truth(MarketId market) throws IOException, InterruptedException {
    String body = answer("/markets/orderbooks?tickers=" + market.ticker());
    return KalshiAnswers.books(body).read().get(market);
  }

  private static String answer(String path) throws IOException, InterruptedException {
    URI uri = URI.create(SETTINGS.get("flashpaper.kalshi.rest-url") + path);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }
}
