// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.feed.status.AttemptBudget;
import io.flashpaper.feed.status.ConnectionBoard;
import io.flashpaper.feed.status.ConnectionLog;
import io.flashpaper.feed.status.ConnectionStatus;
import io.flashpaper.feed.status.Phase;
import io.flashpaper.feed.status.RefusalCause;
import io.flashpaper.feed.status.Successor;
import io.flashpaper.feed.status.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StreamSupervisorTest implements StreamSupervisor.Listener {
  private static final Duration SILENCE = Duration.ofSeconds(5);
  private static final Duration PING_PERIOD = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(4);
  private static final Duration REFUSAL_PAUSE = Duration.ofSeconds(60);

  private final FakeTime time = new FakeTime();
  private final ScriptedVenue venue = new ScriptedVenue();
  private final ConnectionLog log = new ConnectionBoard().open("kraken", Transport.WS, 0);
  private final List<String> told = new ArrayList<>();
  private final List<String> heard = new ArrayList<>();
  private final AttemptBudget budget = AttemptBudget.usual();

  /** Proves itself at "proof", and tells what it hears once it speaks. */
  private final class Talk implements Conversation {
    private final Line line;
    private boolean speaks;

    Talk(Line line) {
      this.line = line;
    }

    @Override
    public void opened() {
      line.send("subscribe");
    }

    @Override
    public void frame(String text, long receivedMs) {
      switch (text) {
        case "proof" -> line.proved();
        case "no" -> line.refused("no");
        case "please reconnect" -> line.replace("asked to");
        case "defect" -> throw new IllegalStateException("a defect");
        default -> {
          if (speaks) {
            heard.add(text);
          }
        }
      }
    }

    @Override
    public void speak() {
      speaks = true;
      told.add("speaks");
    }
  }

  @Override
  public void live() {
    told.add("live");
  }

  @Override
  public void lost(String reason) {
    told.add("lost");
  }

  private StreamSupervisor<Talk> supervisor(
      Optional<Duration> silenceLimit, Optional<Duration> maxAge) {
    Pace pace = time.pace();
    StreamSupervisor<Talk> supervisor =
        new StreamSupervisor<>(
            new StreamPlan(
                "kraken",
                URI.create("ws://venue"),
                () -> Map.of("signed-at", Long.toString(time.millis())),
                new StreamPlan.Ping(Optional.empty(), PING_PERIOD, ANSWER),
                silenceLimit,
                Duration.ofMinutes(30),
                Duration.ofSeconds(20),
                maxAge,
                REFUSAL_PAUSE),
            new StreamTools(venue, time, pace),
            new Backoff(new SplittableRandom(1)),
            budget,
            log,
            Talk::new,
            this);
    supervisor.start();
    return supervisor;
  }

  private StreamSupervisor<Talk> quiet() {
    return supervisor(Optional.empty(), Optional.empty());
  }

  private ConnectionStatus status() {
    return log.status(time.millis());
  }

  private void answerPingsFor(Duration span) {
    for (long ms = 0; ms < span.toMillis(); ms += 500) {
      time.pass(Duration.ofMillis(500));
      venue.attempts().forEach(ScriptedVenue.Attempt::pong);
    }
  }

  @Test
  void itIsLiveOnlyOnceItHasProvedItself() {
    quiet();
    assertThat(status().phase()).isEqualTo(Phase.CONNECTING);
    venue.last().accept().say("a price");
    assertThat(status().phase()).isEqualTo(Phase.PROVING);
    assertThat(venue.last().heard()).containsExactly("subscribe");
    venue.last().say("proof", "another price");
    assertThat(status().phase()).isEqualTo(Phase.LIVE);
    assertThat(told).containsExactly("live", "speaks");
    assertThat(heard).containsExactly("another price");
  }

  @Test
  void withoutProofItIsGivenUpAndTheRefusalCounted() {
    quiet();
    venue.last().accept();
    answerPingsFor(Duration.ofSeconds(21));
    assertThat(venue.attempts().getFirst().isClosed()).isTrue();
    assertThat(status().refusals()).containsEntry(RefusalCause.SUBSCRIPTION, 1L);
    assertThat(status().lastError()).isPresent();
    assertThat(venue.attempts()).hasSize(2);
  }

  @Test
  void eachAttemptIsSignedAnew() {
    quiet();
    time.pass(Duration.ofSeconds(1));
    venue.last().cut();
    time.pass(Duration.ofSeconds(1));
    assertThat(venue.attempts()).hasSize(2);
    assertThat(venue.last().headers().get("signed-at")).isNotEqualTo("0");
  }

  @Test
  void silenceEndsItEvenWhilePingsAreAnswered() {
    supervisor(Optional.of(SILENCE), Optional.empty());
    venue.last().accept().say("proof");
    answerPingsFor(Duration.ofMillis(4500));
    assertThat(told).doesNotContain("lost");
    answerPingsFor(Duration.ofMillis(2500));
    assertThat(told).containsExactly("live", "speaks", "lost");
    assertThat(status().lastError().orElseThrow().message()).contains("silent");
  }

  @Test
  void aHalfOpenLineIsNoticedWithinAPeriodAndAnAnswersLimit() {
    quiet();
    venue.last().accept().say("proof");
    answerPingsFor(Duration.ofMinutes(5));
    assertThat(told).doesNotContain("lost");
    time.pass(PING_PERIOD.plus(ANSWER));
    assertThat(told).contains("lost");
    assertThat(status().lastError().orElseThrow().message()).contains("no answer to a ping");
  }

  @Test
  void aFrameIsAnAnswerToo() {
    quiet();
    venue.last().accept().say("proof");
    for (int i = 0; i < 100; i++) {
      time.pass(Duration.ofSeconds(3));
      venue.last().say("price");
    }
    assertThat(told).doesNotContain("lost");
    assertThat(status().received()).isEqualTo(101);
    assertThat(status().lastReceivedMs()).hasValue(time.millis());
  }

  @Test
  void theWaitGrowsUntilSixtyHealthySecondsHavePassed() {
    quiet();
    for (int i = 0; i < 12; i++) {
      venue.last().accept().say("proof");
      venue.last().cut();
      assertThat(status().phase()).isEqualTo(Phase.WAITING);
      time.pass(Duration.ofSeconds(30));
    }
    venue.last().accept().say("proof");
    answerPingsFor(Duration.ofSeconds(61));
    venue.last().cut();
    long waitMs = status().untilMs().orElseThrow() - time.millis();
    assertThat(waitMs).isBetween(1L, 250L);
  }

  @Test
  void neverMoreThanSixtyAttemptsAreMadeInTenMinutes() {
    quiet();
    for (int i = 0; i < 6000; i++) {
      if (!venue.last().isClosed()) {
        venue.last().cut();
      }
      time.pass(Duration.ofMillis(100));
      assertThat(budget.used(time.millis()).used()).isLessThanOrEqualTo(60);
    }
    assertThat(venue.attempts().size()).isLessThanOrEqualTo(61);
    assertThat(status().phase()).isIn(Phase.WAITING, Phase.CONNECTING);
  }

  @Test
  void aUsedUpBudgetIsToldAndFreesItself() {
    for (int i = 0; i < 60; i++) {
      budget.spend(0);
    }
    quiet();
    assertThat(venue.attempts()).isEmpty();
    assertThat(status().phase()).isEqualTo(Phase.WAITING);
    assertThat(status().reason()).contains("used up");
    assertThat(status().untilMs()).hasValue(600_000);
    time.pass(Duration.ofMinutes(10));
    assertThat(venue.attempts()).hasSize(1);
  }

  @Test
  void aVenueThatDoesNotLetUsInIsLeftAloneForItsPause() {
    quiet();
    for (int status : List.of(429, 403, 503)) {
      int before = venue.attempts().size();
      venue.last().answer(status);
      time.pass(REFUSAL_PAUSE.minusMillis(1));
      assertThat(venue.attempts()).hasSize(before);
      time.pass(Duration.ofMillis(1));
      assertThat(venue.attempts()).hasSize(before + 1);
    }
    assertThat(status().refusals())
        .isEqualTo(
            Map.of(
                RefusalCause.TOO_MANY_REQUESTS, 1L,
                RefusalCause.FORBIDDEN, 1L,
                RefusalCause.SERVER_ERROR, 1L));
  }

  @Test
  void aSignatureThatIsNotAcceptedIsTriedSoonThenEverMoreRarely() {
    quiet();
    long lastWaitMs = 0;
    for (int i = 0; i < 6; i++) {
      venue.last().answer(401);
      long waitMs = status().untilMs().orElseThrow() - time.millis();
      assertThat(waitMs).isGreaterThan(lastWaitMs).isGreaterThanOrEqualTo(1000L << i);
      lastWaitMs = 1000L << i;
      time.pass(Duration.ofMillis(waitMs));
    }
  }

  @Test
  void aDefectInAFrameEndsTheConnectionAndNothingElse() {
    quiet();
    venue.last().accept().say("proof", "defect");
    assertThat(status().phase()).isEqualTo(Phase.WAITING);
    time.pass(Duration.ofSeconds(1));
    assertThat(venue.attempts()).hasSize(2);
  }

  @Test
  void aSuccessorIsMadeFirstAndTakesOverOnceItHasProvedItself() {
    StreamSupervisor<Talk> supervisor = quiet();
    ScriptedVenue.Attempt old = venue.last().accept().say("proof", "1");
    supervisor.replace("its time is up");
    ScriptedVenue.Attempt next = venue.last().accept().say("2 told by the next");
    assertThat(status().successor().map(Successor::phase)).contains(Phase.PROVING);
    old.say("2");
    assertThat(old.isClosed()).isFalse();
    next.say("proof");
    assertThat(old.isClosed()).isTrue();
    old.say("3 told by the old");
    next.say("3");
    assertThat(heard).containsExactly("1", "2", "3");
    assertThat(told).containsExactly("live", "speaks", "speaks");
    assertThat(status().successor()).isEmpty();
    assertThat(status().phase()).isEqualTo(Phase.LIVE);
    assertThat(status().reconnects()).isZero();
  }

  @Test
  void ifTheSuccessorFailsTheOldOneStaysAndAnotherIsTried() {
    StreamSupervisor<Talk> supervisor = quiet();
    ScriptedVenue.Attempt old = venue.last().accept().say("proof");
    supervisor.replace("its time is up");
    venue.last().accept().say("no");
    assertThat(old.isClosed()).isFalse();
    assertThat(status().successor().map(Successor::phase)).contains(Phase.WAITING);
    time.pass(Duration.ofSeconds(1));
    old.say("still here");
    assertThat(heard).containsExactly("still here");
    assertThat(venue.attempts()).hasSize(3);
    venue.last().accept().say("proof");
    assertThat(old.isClosed()).isTrue();
    assertThat(told).doesNotContain("lost");
  }

  @Test
  void ifTheOldOneDiesTheSuccessorGoesOnAsTheOnlyOne() {
    StreamSupervisor<Talk> supervisor = quiet();
    ScriptedVenue.Attempt old = venue.last().accept().say("proof");
    supervisor.replace("its time is up");
    venue.last().accept();
    old.cut();
    assertThat(told).containsExactly("live", "speaks", "lost");
    assertThat(status().phase()).isEqualTo(Phase.PROVING);
    venue.last().say("proof");
    assertThat(told).containsExactly("live", "speaks", "lost", "live", "speaks");
    time.pass(Duration.ofSeconds(1));
    assertThat(venue.attempts()).hasSize(2);
  }

  @Test
  void itIsReplacedBeforeTheVenueCutsIt() {
    supervisor(Optional.empty(), Optional.of(Duration.ofMinutes(10)));
    venue.last().accept().say("proof");
    answerPingsFor(Duration.ofMinutes(10));
    assertThat(venue.attempts()).hasSize(2);
    assertThat(venue.attempts().getFirst().isClosed()).isFalse();
    venue.last().accept().say("proof");
    assertThat(venue.attempts().getFirst().isClosed()).isTrue();
    answerPingsFor(Duration.ofMinutes(10));
    assertThat(venue.attempts()).hasSize(3);
  }

  @Test
  void aRequestToReconnectIsFollowedWithoutABreakAndOnlyOnce() {
    quiet();
    venue.last().accept().say("proof", "please reconnect", "please reconnect");
    assertThat(venue.attempts()).hasSize(2);
    assertThat(told).doesNotContain("lost");
  }

  @Test
  void stoppedItStaysStopped() {
    StreamSupervisor<Talk> supervisor = quiet();
    venue.last().accept().say("proof");
    supervisor.stop();
    time.pass(Duration.ofMinutes(1));
    assertThat(venue.attempts()).hasSize(1);
    assertThat(venue.last().isClosed()).isTrue();
    assertThat(status().phase()).isEqualTo(Phase.STOPPED);
  }
}
