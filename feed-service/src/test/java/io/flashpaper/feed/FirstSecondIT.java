// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.Market;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.TapeEvent.BookDelta;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The world as fast as the real one, 25 seconds before a window opens. */
@QuarkusTest
@TestProfile(FirstSecondIT.BeforeAWindowOpens.class)
class FirstSecondIT {
  private static final Instant OPENING = Instant.parse("2026-02-02T12:15:00Z");

  /** All venues, and a key for Kalshi. */
  public static final class BeforeAWindowOpens implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      Map<String, String> arguments =
          Map.of("key", "true", "speed", "1", "world", OPENING.minusSeconds(25).toString());
      return List.of(new TestResourceEntry(Venues.class, arguments));
    }
  }

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Test
  void theNextWindowIsStreamedFromItsFirstMoment() {
    try (WrittenTape tape = new WrittenTape(bootstrapServers)) {
      Market before =
          tape.await(
                  MarketUpdated.class,
                  u ->
                      u.market().status() == MarketStatus.UNOPENED
                          && u.market().openTimeMs() == OPENING.toEpochMilli())
              .market();
      MarketUpdated open =
          tape.await(
              MarketUpdated.class,
              u -> u.market().id().equals(before.id()) && u.market().status() == MarketStatus.OPEN);
      BookSnapshot book =
          tape.await(
              BookSnapshot.class, s -> s.market().equals(before.id()) && s.source() == FeedMode.WS);
      tape.await(BookDelta.class, d -> d.market().equals(before.id()));
      MarketUpdated struck =
          tape.await(
              MarketUpdated.class,
              u -> u.market().id().equals(before.id()) && u.market().strikeMicros().isPresent());

      assertThat(before.strikeMicros()).isEmpty();
      assertThat(open.timeMs() - OPENING.toEpochMilli()).isBetween(0L, 1000L);
      assertThat(book.timeMs() - OPENING.toEpochMilli()).isBetween(0L, 2000L);
      assertThat(struck.timeMs() - OPENING.toEpochMilli()).isBetween(0L, 5000L);
    }
  }
}
