// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SupervisorIT {
  private static final Backoff QUICK = new Backoff(Duration.ofMillis(20), Duration.ofMillis(100));

  @TempDir Path dataDir;
  private final LineWatch watch = new LineWatch();
  private final StackLog log = new StackLog(List.of(), watch);

  private static ChildSpec shell(String name, String script) {
    return new ChildSpec(name, List.of("/bin/sh", "-c", script), new Readiness.Line("READY"));
  }

  @Test
  void aChildThatIsKilledRunsAgain() throws Exception {
    try (Supervisor supervisor = Supervisor.open(dataDir, log, QUICK)) {
      supervisor.start(shell("sleeper", "echo READY; exec sleep 600"));
      ProcessHandle first = supervisor.process("sleeper").orElseThrow();
      first.destroyForcibly();
      watch.await("sleeper           | READY", 2);
      ProcessHandle second = supervisor.process("sleeper").orElseThrow();
      assertThat(second.pid()).isNotEqualTo(first.pid());
      assertThat(supervisor.restarts("sleeper")).isEqualTo(1);
    }
  }

  @Test
  void nothingIsLeftAfterCloseNotEvenAStubbornGrandchild() throws Exception {
    List<ProcessHandle> family;
    try (Supervisor supervisor = Supervisor.open(dataDir, log, QUICK)) {
      supervisor.start(
          List.of(
              shell("one", "sleep 600 & echo READY; wait"),
              shell("two", "echo READY; exec sleep 600")));
      ProcessHandle one = supervisor.process("one").orElseThrow();
      family =
          List.of(
              one,
              one.descendants().findFirst().orElseThrow(),
              supervisor.process("two").orElseThrow());
    }
    family.forEach(
        process ->
            assertThat(process.onExit().orTimeout(5, TimeUnit.SECONDS))
                .succeedsWithin(Duration.ofSeconds(5)));
    assertThat(dataDir).isEmptyDirectory();
  }

  @Test
  void stagesStopInReverseOrder() throws Exception {
    String script = "trap 'echo BYE; exit 0' TERM; echo READY; while :; do sleep 0.05; done";
    try (Supervisor supervisor = Supervisor.open(dataDir, log, QUICK)) {
      supervisor.start(shell("first", script));
      supervisor.start(shell("second", script));
    }
    String secondsBye = watch.await("BYE", 1);
    String firstsBye = watch.await("BYE", 2);
    assertThat(secondsBye).startsWith("second");
    assertThat(firstsBye).startsWith("first");
  }

  @Test
  void aChildThatEndsTooEarlyIsReportedWithItsLastWords() {
    try (Supervisor supervisor = Supervisor.open(dataDir, log, QUICK)) {
      assertThatExceptionOfType(StackException.class)
          .isThrownBy(
              () ->
                  supervisor.start(
                      shell(
                          "broken",
                          "echo no such database; printf '\\tat a.B.c(B.java:1)\\n'; exit 3")))
          .withMessageContaining("broken ended with status 3 before it was ready")
          .withMessageContaining("no such database")
          .withMessageNotContaining("B.java");
    }
  }

  @Test
  void aChildThatIsNeverReadyIsReportedWhenItsTimeIsUp() {
    ChildSpec slow =
        new ChildSpec(
            "slow",
            List.of("/bin/sh", "-c", "echo still thinking; exec sleep 600"),
            Map.of(),
            new Readiness.Line("READY"),
            Duration.ofSeconds(1));
    try (Supervisor supervisor = Supervisor.open(dataDir, log, QUICK)) {
      assertThatExceptionOfType(StackException.class)
          .isThrownBy(() -> supervisor.start(slow))
          .withMessageContaining("slow is not ready after 1 s")
          .withMessageContaining("still thinking");
    }
  }

  @Test
  void aSecretGoesByTheEnvironmentAndAnEmptyVariableGoesAway() throws Exception {
    try (Supervisor supervisor = Supervisor.open(dataDir, log, QUICK)) {
      supervisor.start(
          shell("teller", "echo READY ${#SECRET} ${HOME-none}; exec sleep 600")
              .withEnvironment(Map.of("SECRET", "four", "HOME", "")));
      assertThat(watch.await("teller", 1)).endsWith("READY 4 none");
    }
  }

  @Test
  void aSecondSupervisorOnTheSameFolderIsRefused() {
    try (Supervisor supervisor = Supervisor.open(dataDir, log, QUICK)) {
      assertThat(supervisor.log()).isSameAs(log);
      assertThatExceptionOfType(StackException.class)
          .isThrownBy(() -> Supervisor.open(dataDir, log, QUICK))
          .withMessageContaining("process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void aProcessThatAKilledStackHasLeftIsEndedFirst() throws Exception {
    Process orphan = new ProcessBuilder("/bin/sh", "-c", "exec sleep 600").start();
    new ChildRegister(dataDir).add("orphan", orphan.toHandle());
    try (Supervisor supervisor = Supervisor.open(dataDir, log, QUICK)) {
      assertThat(supervisor.process("orphan")).isEmpty();
      assertThat(orphan.isAlive()).isFalse();
    }
    watch.await("orphan of an earlier run is still there", 1);
  }

  @Test
  void aProcessThatOnlyHasTheSameIdIsLeftAlone() throws Exception {
    Process stranger = new ProcessBuilder("/bin/sh", "-c", "exec sleep 600").start();
    try {
      Files.writeString(dataDir.resolve("children.pids"), stranger.pid() + " 1000 stranger\n");
      Supervisor.open(dataDir, log, QUICK).close();
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }
}
