// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class ThreadsLivenessTest {
  private final AtomicLong now = new AtomicLong(-5);
  private final Pulses pulses = new Pulses(now::get);
  private final ThreadsLiveness liveness = new ThreadsLiveness(pulses, Duration.ofSeconds(60));

  private Status after(long seconds) {
    now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    return liveness.call().getStatus();
  }

  @Test
  void aServiceWhoseThreadsHaveNotBegunIsAlive() {
    assertThat(after(1000)).isEqualTo(Status.UP);
  }

  @Test
  void aThreadThatDoesNotTurnIsStuckAfterTheLimit() {
    Pulse tape = pulses.begin("tape");
    assertThat(after(59)).isEqualTo(Status.UP);
    tape.beat();
    assertThat(after(59)).isEqualTo(Status.UP);
    assertThat(after(1)).isEqualTo(Status.DOWN);
    tape.beat();
    assertThat(after(0)).isEqualTo(Status.UP);
  }

  @Test
  void waitingForSomebodyOutsideIsNoReasonToBeStartedAnew() {
    Pulse tape = pulses.begin("tape");
    tape.awaits("Kafka");
    assertThat(after(100_000)).isEqualTo(Status.UP);
    assertThat(liveness.call().getData().orElseThrow())
        .containsEntry("tape", "waits for Kafka since 100000000 ms");
    tape.beat();
    assertThat(after(60)).isEqualTo(Status.DOWN);
  }

  @Test
  void oneStuckThreadOfSeveralIsEnough() {
    pulses.begin("tape");
    Pulse ledger = pulses.begin("ledger");
    now.addAndGet(Duration.ofSeconds(60).toNanos());
    ledger.beat();
    assertThat(liveness.call().getStatus()).isEqualTo(Status.DOWN);
    assertThat(liveness.call().getData().orElseThrow())
        .containsEntry("tape", "works since 60000 ms")
        .containsEntry("ledger", "works since 0 ms");
  }

  @Test
  void aThreadThatEndedAsItWasMeantToCountsNoMoreAndItsSuccessorCounts() {
    Pulse first = pulses.begin("signals");
    Pulse second = pulses.begin("signals");
    pulses.end("signals", first);
    assertThat(after(60)).isEqualTo(Status.DOWN);
    pulses.end("signals", second);
    assertThat(after(60)).isEqualTo(Status.UP);
  }

  @Test
  void anAgeIsNotANumberBeforeTheFirstTime() {
    Age age = new Age(now::get);
    assertThat(age.seconds()).isNaN();
    age.begin();
    now.addAndGet(1_500_000_000);
    assertThat(age.seconds()).isEqualTo(1.5);
    age.forget();
    assertThat(age.elapsed()).isEmpty();
  }
}
