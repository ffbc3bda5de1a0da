// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent.BookDelta;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.FeedModeChanged;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.event.TapeEvent.MarketStats;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.event.TapeEvent.OfficialIndexTick;
import io.flashpaper.model.event.TapeEvent.PublicTrade;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FeedByWebSocketIT.WithKey.class)
class FeedByWebSocketIT {
  /** All venues, and a key for Kalshi. */
  public static final class WithKey implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(Venues.class, Map.of("key", "true")));
    }
  }

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @TestHTTPResource("/q/health/ready")
  URI readiness;

  @TestHTTPResource("/q/metrics")
  URI metrics;

  @Test
  void theTapeHoldsTheWholeLifeOfAMarket() throws IOException, InterruptedException {
    try (WrittenTape tape = new WrittenTape(bootstrapServers)) {
      tape.await(IndexTick.class, t -> t.status() == IndexStatus.OK);
      for (String venue : List.of("kalshi", "coinbase", "kraken", "bitstamp", "binance_us")) {
        tape.await(FeedModeChanged.class, m -> m.venue().equals(venue) && m.mode() == FeedMode.WS);
      }
      BookSnapshot book =
          tape.await(
              BookSnapshot.class, s -> s.source() == FeedMode.WS && s.book().k().isPresent());
      assertThat(book.book().isCrossed()).isFalse();
      tape.await(BookDelta.class, d -> d.market().equals(book.market()));
      tape.await(MarketStats.class, s -> !s.volume().isZero());
      tape.await(PublicTrade.class, _ -> true);
      tape.await(OfficialIndexTick.class, t -> t.index().equals("BRTI"));
      MarketSettled settled = tape.await(MarketSettled.class, _ -> true);
      tape.await(
          MarketUpdated.class,
          u ->
              u.market().id().equals(settled.market())
                  && u.market().status() == MarketStatus.CLOSED);
      tape.await(KeyFrame.class, f -> f.timeMs() > settled.timeMs() && f.index().isPresent());

      assertThat(tape.events().getFirst()).isInstanceOf(KeyFrame.class);
      assertThat(tape.board().find(settled.market()).orElseThrow().settlement()).isPresent();
    }
    assertThat(get(readiness)).contains("\"UP\"");
    assertThat(get(metrics))
        .contains("flashpaper_feed_frames_total", "flashpaper_feed_leading 1.0")
        .contains("flashpaper_feed_venue_to_received_seconds_count{venue=\"kalshi\"}")
        .contains("flashpaper_feed_received_to_acknowledged_seconds_count{venue=\"kraken\"}");
  }

  private static String get(URI uri) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
        .body();
  }
}
