// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.feed.tape.FeedMetrics;
import io.flashpaper.tape.Topic;
import io.flashpaper.venue.wire.Refusal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final FeedMetrics metrics = new FeedMetrics(registry);
  private final List<String> posted = new ArrayList<>();
  private final DeadLetters letters =
      new DeadLetters(refused -> posted.add(refused.reason()), metrics);

  private void storm(String venue, int count, long nowMs) {
    for (int i = 0; i < count; i++) {
      letters.refused(Topic.TAPE, venue, Refusal.NOT_JSON, "no JSON", "{", nowMs);
    }
  }

  private List<String> kept() {
    List<String> reasons = List.copyOf(posted);
    posted.clear();
    return reasons;
  }

  private double count(String name) {
    return registry.get(name).tag("venue", "kraken").counter().count();
  }

  @Test
  void aStormIsCountedInFullButKeptInPart() {
    storm("kraken", 1000, 0);
    assertThat(kept()).hasSize(60).containsOnly("no JSON");
    assertThat(count("flashpaper.feed.refused.frames")).isEqualTo(1000);
    assertThat(count("flashpaper.feed.refused.not.kept")).isEqualTo(940);
  }

  @Test
  void theNextLetterTellsHowManyWereNotKept() {
    storm("kraken", 61, 0);
    kept();
    storm("kraken", 2, 60_000);
    assertThat(kept()).containsExactly("no JSON (1 more before it were not kept)", "no JSON");
  }

  @Test
  void oneVenuesStormTakesNoRoomFromAnother() {
    storm("kraken", 1000, 0);
    kept();
    storm("coinbase", 1, 0);
    assertThat(kept()).hasSize(1);
  }
}
