// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.ledger.ScriptedTape;
import io.flashpaper.stack.ProcessSignal;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two packaged services on one ledger: whichever of them is lost, the other goes on. */
@Timeout(300)
class TakeoverIT {
  private static final String SESSION = "flashpaper.kafka.session-timeout=2s";

  @TempDir Path dir;

  private final ScriptedTape tape = new ScriptedTape(7, 12_000);
  private int written;

  @Test
  void theSecondGoesOnWhenTheFirstIsHeldKilledOrStopped() throws Exception {
    try (TestStack stack = TestStack.start(dir)) {
      TestStack.Database shared = stack.database("shared");
      TestStack.Database whole = stack.database("whole");
      Path log = Path.of("target", "takeover.log");
      write(stack);
      try (ServiceProcess first = new ServiceProcess("takeover", stack, shared, log, SESSION)) {
        awaitAll(first);
        try (ServiceProcess second = new ServiceProcess("takeover", stack, shared, log, SESSION)) {
          second.await("/q/health/ready", answer -> answer.body().contains("standing by"));
          takeOverFromTheHeld(stack, first, second);
          takeOverFromTheKilled(stack, first, second);
        }
      }
      try (ServiceProcess third = new ServiceProcess("takeover", stack, shared, log, SESSION)) {
        awaitAll(third);
        try (ServiceProcess fourth = new ServiceProcess("takeover", stack, shared, log, SESSION)) {
          fourth.await("/q/health/ready", answer -> answer.body().contains("standing by"));
          write(stack);
          third.stop();
          timed("stopped", fourth);
        }
      }
      try (ServiceProcess alone =
          new ServiceProcess("alone", stack, whole, Path.of("target", "alone.log"))) {
        awaitAll(alone);
      }
      for (String table : LedgerRows.TABLES) {
        assertThat(LedgerRows.of(shared, table)).as(table).isEqualTo(LedgerRows.of(whole, table));
      }
    }
  }

  /** It is held in the middle of its work, and does not know for how long when it goes on. */
  private void takeOverFromTheHeld(TestStack stack, ServiceProcess first, ServiceProcess second)
      throws Exception {
    write(stack);
    ProcessSignal.STOP.send(first.handle(), false);
    timed("held", second);
    ProcessSignal.CONT.send(first.handle(), false);
    write(stack);
    awaitAll(second);
    first.await("/api/v1/status", answer -> answer.body().contains("standing by"));
  }

  private void takeOverFromTheKilled(TestStack stack, ServiceProcess first, ServiceProcess second)
      throws Exception {
    write(stack);
    second.kill();
    timed("killed", first);
  }

  private void timed(String what, ServiceProcess successor) throws InterruptedException {
    long begin = System.currentTimeMillis();
    awaitAll(successor);
    System.out.printf(
        "TAKEOVER: an execution-service was %s, its standby had caught up after %s%n",
        what, Duration.ofMillis(System.currentTimeMillis() - begin));
  }

  private void write(TestStack stack) {
    int stretch = tape.events.size() / 6 / ScriptedTape.GROUP * ScriptedTape.GROUP;
    int to = written + 2 * stretch > tape.events.size() ? tape.events.size() : written + stretch;
    TapeProducer.of(tape, stack).send(written, to);
    written = to;
  }

  private void awaitAll(ServiceProcess service) throws InterruptedException {
    long last = ScriptedTape.offset(written - 1);
    service.await(
        "/api/v1/status",
        answer ->
            answer.body().contains("\"waitingFor\":null")
                && ServiceProcess.offsetOf(answer) >= last);
  }
}
