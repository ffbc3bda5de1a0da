// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.index.IndexMethod;
import io.flashpaper.feed.config.KafkaConfig;
import io.flashpaper.feed.desk.AuditTally;
import io.flashpaper.feed.desk.DeskStatus;
import io.flashpaper.feed.tape.LatestStatus;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.TapeEvent.FeedModeChanged;
import io.flashpaper.model.time.ScaledClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class FeedsHealthTest {
  private final LatestStatus latest = new LatestStatus();
  private final FeedsHealth health = new FeedsHealth(latest);

  private HealthCheckResponse with(FeedMode kalshi, FeedMode coinbase, FeedMode kraken) {
    latest.publish(
        new DeskStatus(
            0,
            0,
            List.of(mode("kalshi", kalshi), mode("coinbase", coinbase), mode("kraken", kraken)),
            Map.of(),
            Map.of(),
            List.of(),
            AuditTally.NONE,
            0,
            new DeskStatus.IndexReport(
                Optional.empty(),
                IndexMethod.MEDIAN,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of())));
    return health.call();
  }

  private static FeedModeChanged mode(String venue, FeedMode mode) {
    return new FeedModeChanged(0, venue, mode, "for a test");
  }

  @Test
  void aStandbyIsWell() {
    assertThat(health.call().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void oneDeadExchangeIsNamedButNoHarm() {
    HealthCheckResponse response = with(FeedMode.REST, FeedMode.DOWN, FeedMode.WS);
    assertThat(response.getStatus()).isEqualTo(Status.UP);
    assertThat(response.getData().orElseThrow())
        .containsEntry("coinbase", "DOWN: for a test")
        .containsEntry("kraken", "WS: for a test");
  }

  @Test
  void withoutTheMarketsVenueOrWithoutAnyExchangeTheFeedIsNotWell() {
    assertThat(with(FeedMode.DOWN, FeedMode.WS, FeedMode.WS).getStatus()).isEqualTo(Status.DOWN);
    assertThat(with(FeedMode.WS, FeedMode.DOWN, FeedMode.DOWN).getStatus()).isEqualTo(Status.DOWN);
  }

  private record Kafka(Duration sessionTimeout, Duration patience) implements KafkaConfig {
    @Override
    public OptionalInt replicationFactor() {
      return OptionalInt.empty();
    }
  }

  /** Whether the ordered thread counts as alive when its last step is so many real seconds ago. */
  private Status alive(long realSeconds) {
    Instant now = Instant.EPOCH.plusSeconds(realSeconds);
    ScaledClock tenTimesAsFast =
        new ScaledClock(Clock.fixed(now, ZoneOffset.UTC), Instant.EPOCH, Instant.EPOCH, 10);
    Kafka kafka = new Kafka(Duration.ofSeconds(6), Duration.ofSeconds(30));
    return new LoopLiveness(tenTimesAsFast, latest, kafka).call().getStatus();
  }

  @Test
  void theOrderedThreadIsStuckAfterTwiceKafkasPatienceInRealTime() {
    assertThat(alive(1000)).isEqualTo(Status.UP);
    latest.moved(0);
    assertThat(alive(59)).isEqualTo(Status.UP);
    assertThat(alive(60)).isEqualTo(Status.DOWN);
  }
}
