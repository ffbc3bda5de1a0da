// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.MarketFees;
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
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FeedByRestIT.WithoutKey.class)
class FeedByRestIT {
  /** All venues, and no key for Kalshi. */
  public static final class WithoutKey implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(Venues.class, Map.of("key", "false")));
    }
  }

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String bootstrapServers;

  @Test
  void withoutAKeyMarketsAreReadBooksPolledAndOutcomesFollowed() {
    try (WrittenTape tape = new WrittenTape(bootstrapServers)) {
      tape.await(IndexTick.class, t -> t.status() == IndexStatus.OK);
      FeedModeChanged mode =
          tape.await(
              FeedModeChanged.class, m -> m.venue().equals("kalshi") && m.mode() == FeedMode.REST);
      assertThat(mode.reason()).contains("no key");
      tape.await(BookSnapshot.class, s -> s.source() == FeedMode.REST && s.book().k().isPresent());
      tape.await(MarketStats.class, s -> !s.volume().isZero());
      tape.await(
          MarketUpdated.class, m -> m.market().fees().equals(Optional.of(MarketFees.QUADRATIC)));
      tape.await(MarketSettled.class, _ -> true);

      assertThat(tape.events().getFirst()).isInstanceOf(KeyFrame.class);
      assertThat(tape.events()).noneMatch(BookDelta.class::isInstance);
    }
  }
}
