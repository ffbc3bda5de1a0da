// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.feed.net.FakeTime;
import io.flashpaper.feed.net.RestLink;
import io.flashpaper.feed.status.ConnectionBoard;
import io.flashpaper.feed.status.ConnectionLog;
import io.flashpaper.feed.status.ConnectionStatus;
import io.flashpaper.feed.status.Phase;
import io.flashpaper.feed.status.RefusalCause;
import io.flashpaper.feed.status.Transport;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestFallbackTest implements RestFallback.Listener {
  private final FakeTime time = new FakeTime();
  private final ConnectionLog log = new ConnectionBoard().open("kraken", Transport.REST, 0);
  private final List<Long> askedMs = new ArrayList<>();
  private final List<String> answers = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private Future<String> answer = Future.succeededFuture("a quote");
  private final RestFallback rest =
      new RestFallback(
          () -> {
            askedMs.add(time.millis());
            return answer;
          },
          time,
          time.pace(),
          log,
          this);

  private ConnectionStatus status() {
    return log.status(time.millis());
  }

  @Test
  void nothingIsAskedWhileTheStreamLives() {
    time.pass(Duration.ofMinutes(1));
    assertThat(askedMs).isEmpty();
    assertThat(status().phase()).isEqualTo(Phase.STANDBY);
  }

  @Test
  void itAsksAtOnceAndThenOnceASecondUntilTheStreamIsBack() {
    rest.start();
    time.pass(Duration.ofSeconds(3));
    assertThat(askedMs).containsExactly(0L, 1000L, 2000L, 3000L);
    assertThat(status().phase()).isEqualTo(Phase.LIVE);
    assertThat(status().lastReceivedMs()).hasValue(3000);
    rest.stop();
    time.pass(Duration.ofMinutes(1));
    assertThat(askedMs).hasSize(4);
    assertThat(status().phase()).isEqualTo(Phase.STANDBY);
  }

  @Test
  void aVenueThatRefusesIsAskedEverMoreRarely() {
    answer = Future.failedFuture(new RestLink.StatusException(429));
    rest.start();
    time.pass(Duration.ofSeconds(40));
    assertThat(askedMs).containsExactly(0L, 5_000L, 15_000L, 35_000L);
    assertThat(status().phase()).isEqualTo(Phase.WAITING);
    assertThat(status().untilMs()).hasValue(75_000);
    assertThat(status().refusals()).containsEntry(RefusalCause.TOO_MANY_REQUESTS, 4L);
    assertThat(status().lastError().orElseThrow().message()).contains("429");
  }

  @Test
  void anAnswerThatCannotBeUsedCountsAsNone() {
    answer = Future.succeededFuture("garbage");
    rest.start();
    time.pass(Duration.ofSeconds(1));
    assertThat(askedMs).containsExactly(0L, 1000L);
    assertThat(errors).hasSize(1);
    assertThat(status().lastReceivedMs()).isEmpty();
    assertThat(status().lastError().orElseThrow().message()).contains("cannot be used");
  }

  @Test
  void oneAnswerMakesEverythingWellAgain() {
    answer = Future.failedFuture("cannot connect");
    rest.start();
    time.pass(Duration.ofSeconds(7));
    assertThat(askedMs).containsExactly(0L, 1000L, 3000L, 7000L);
    answer = Future.succeededFuture("a quote");
    time.pass(Duration.ofSeconds(8));
    assertThat(status().phase()).isEqualTo(Phase.LIVE);
    time.pass(Duration.ofSeconds(1));
    assertThat(answers).hasSize(2);
  }

  @Override
  public Optional<String> answered(String body, long receivedMs) {
    answers.add(body);
    return body.equals("garbage") ? Optional.of("it is garbage") : Optional.empty();
  }

  @Override
  public void unanswered(String error) {
    errors.add(error);
  }
}
