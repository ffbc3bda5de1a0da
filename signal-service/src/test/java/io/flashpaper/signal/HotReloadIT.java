// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.signal.QuarantineKind;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Signal;
import io.flashpaper.model.signal.SignalMessage.StrategyLoaded;
import io.flashpaper.model.signal.SignalMessage.StrategyQuarantined;
import io.flashpaper.model.signal.SignalMessage.StrategyUnloaded;
import io.flashpaper.stack.TopicSpec;
import io.flashpaper.tape.Shard;
import io.flashpaper.tape.TopicPlan;
import io.flashpaper.teststack.TestBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service, a real broker, and jars that come, change, misbehave and go. */
@Timeout(240)
class HotReloadIT {
  private static final List<TapeEvent> TAPE = ScriptedTape.ofMinutes(50, 2);
  private static final TestJar STEADY = TestJar.blinking("steady", "1.0", "YES", 0);
  private static final TestJar OLD = TestJar.blinking("swapped", "1.0", "YES", 0);
  private static final TestJar YOUNG = TestJar.blinking("swapped", "2.0", "NO", 1);

  @TempDir Path folder;

  private TestBroker broker;
  private TapeWriter tape;
  private SignalsReader signals;
  private Path plugins;

  @BeforeEach
  void start() throws Exception {
    plugins = folder.resolve("plugins");
    broker = TestBroker.start(folder.resolve("broker"));
    broker.createTopics(
        TopicPlan.all(Shard.ONLY).stream()
            .map(plan -> new TopicSpec(plan.name(), plan.partitions(), plan.settings()))
            .toList());
    tape = new TapeWriter(broker.bootstrapServers(), TAPE);
    signals = new SignalsReader(broker.bootstrapServers());
  }

  @AfterEach
  void stop() {
    signals.close();
    tape.close();
    broker.close();
  }

  private ServiceProcess service() throws Exception {
    return ServiceProcess.start(broker.bootstrapServers(), plugins, folder.resolve("service.log"));
  }

  private void playUntil(int end, ServiceProcess service) throws Exception {
    assertThat(signals.readUntil(tape.writeUntil(end), service::isAlive)).isTrue();
  }

  /** What a jar says that runs from the beginning to the end of the tape. */
  private List<SignalMessage> alone(TestJar jar) throws Exception {
    Path only = folder.resolve(jar.id() + jar.version());
    jar.install(only);
    return Rehearsal.play(
        Rehearsal.lineup(only), TAPE.subList(0, tape.written()), event -> tape.offset((int) event));
  }

  private List<SignalMessage> said(String instance) {
    return Rehearsal.of(signals.messages(), instance);
  }

  private static List<Signal> signalsBetween(
      List<SignalMessage> messages, long after, long notAfter) {
    return messages.stream()
        .filter(Signal.class::isInstance)
        .map(Signal.class::cast)
        .filter(m -> m.tapeOffset() > after && m.tapeOffset() <= notAfter)
        .toList();
  }

  @Test
  void aJarIsSwappedWithoutALostOrDoubledDecisionAndAKillAroundItChangesNothing() throws Exception {
    STEADY.install(plugins);
    OLD.install(plugins);
    int swap = 5000;
    int end = 12_000;
    try (ServiceProcess service = service()) {
      playUntil(swap, service);
      YOUNG.install(plugins);
      service.awaitAnswer("/api/v1/strategies", 200, "\"version\":\"2.0\"");
      // What follows is read, or cut off at any point, by the new line-up.
      tape.writeUntil(swap + 1500);
    }
    // What ran goes on from its kept copy, although its file cannot be used when the process
    // starts.
    Files.writeString(plugins.resolve("swapped.jar"), "half a jar");
    try (ServiceProcess service = service()) {
      playUntil(swap + 3000, service);
      Files.delete(plugins.resolve("swapped.jar"));
      service.awaitAnswer("/api/v1/strategies", 200, "\"steady\"");
      service.awaitWithout("/api/v1/strategies", "\"swapped\"");
      tape.writeUntil(swap + 3500);
    }
    try (ServiceProcess service = service()) {
      playUntil(end, service);
    }
    assertThat(said("steady")).isEqualTo(trimmed(alone(STEADY), tape.offset(end - 1)));
    List<SignalMessage> swapped = said("swapped");
    long swappedAt = tape.offset(swap);
    long removedAt = tape.offset(swap + 3000);
    assertThat(swapped.stream().filter(StrategyLoaded.class::isInstance))
        .extracting(m -> m.tapeOffset(), m -> ((StrategyLoaded) m).version())
        .containsExactly(tuple(tape.offset(0), "1.0"), tuple(swappedAt, "2.0"));
    assertThat(swapped.getLast()).isInstanceOf(StrategyUnloaded.class);
    assertThat(swapped.getLast().tapeOffset()).isEqualTo(removedAt);
    assertThat(signalsBetween(swapped, -1, swappedAt - 1))
        .isEqualTo(signalsBetween(alone(OLD), -1, swappedAt - 1))
        .isNotEmpty();
    assertThat(signalsBetween(swapped, swappedAt, removedAt))
        .isEqualTo(signalsBetween(alone(YOUNG), swappedAt, removedAt - 1))
        .isNotEmpty();
    assertThat(signalsBetween(swapped, swappedAt - 1, swappedAt))
        .as("told anew once for the one open market")
        .hasSize(1)
        .allMatch(signal -> signal.version().equals("2.0"));
  }

  private static List<SignalMessage> trimmed(List<SignalMessage> messages, long notAfter) {
    return messages.stream().filter(message -> message.tapeOffset() <= notAfter).toList();
  }

  @Test
  void aQuarantineOutlivesTheProcessAndEndsByCommandOrByANewJar() throws Exception {
    STEADY.install(plugins);
    String fails =
        "if (moment.market().k().isPresent() && moment.timeMs() %% %d == 0) throw new"
            + " IllegalStateException(\"it broke\"); return Step.quiet(memory);";
    TestJar.of("frail", fails.formatted(240_000)).install(plugins);
    int first = 4000;
    int second = 13_000;
    try (ServiceProcess service = service()) {
      playUntil(first, service);
      assertThat(service.awaitAnswer("/api/v1/strategies", 200, "QUARANTINED"))
          .contains("\"kind\":\"THREW\"", "it broke");
      assertThat(service.post("/api/v1/strategies/nobody/release")).isEqualTo(404);
      assertThat(service.post("/api/v1/strategies/steady/release")).isEqualTo(409);
    }
    try (ServiceProcess service = service()) {
      playUntil(first + 1000, service);
      assertThat(service.awaitAnswer("/api/v1/strategies", 200, "QUARANTINED"))
          .contains("it broke");
      assertThat(service.post("/api/v1/strategies/frail/release")).isEqualTo(202);
      playUntil(first + 1200, service);
      assertThat(service.awaitAnswer("/api/v1/strategies", 200))
          .doesNotContain("QUARANTINED")
          .contains("\"leftOut\":[\"KXBTC15M-0\"]");
      // In the next market it does the same again.
      playUntil(second, service);
      service.awaitAnswer("/api/v1/strategies", 200, "QUARANTINED");
      TestJar.of("frail", "return Step.quiet(memory);").version("1.1").install(plugins);
      service.awaitAnswer("/api/v1/strategies", 200, "\"version\":\"1.1\"");
      playUntil(second + 200, service);
      assertThat(service.awaitAnswer("/api/v1/strategies", 200)).doesNotContain("QUARANTINED");
      playUntil(second + 2000, service);
    }
    List<SignalMessage> frail = said("frail");
    assertThat(
            frail.stream()
                .filter(m -> m instanceof StrategyLoaded || m instanceof StrategyQuarantined)
                .map(m -> m.getClass().getSimpleName()))
        .containsExactly(
            "StrategyLoaded",
            "StrategyQuarantined",
            "StrategyLoaded",
            "StrategyQuarantined",
            "StrategyLoaded");
    assertThat(frail.stream().filter(StrategyLoaded.class::isInstance))
        .extracting(SignalMessage::tapeOffset)
        .contains(tape.offset(first + 1000), tape.offset(second));
    assertThat(said("steady")).isEqualTo(trimmed(alone(STEADY), tape.offset(second + 1999)));
  }

  @Test
  void aCallThatNeverReturnsEndsTheProcessAndTheNextOneGoesOnWithoutTheStrategy() throws Exception {
    STEADY.install(plugins);
    String hangs =
        "if (moment.tapeOffset() > 3000 && moment.market().k().isPresent()) { Object o = \"%s\""
            + ".matches(\"(a|aa)+\\\\1b\"); } return Step.quiet(memory);";
    TestJar.of("stuck", hangs.formatted("a".repeat(80))).install(plugins);
    try (ServiceProcess service = service()) {
      tape.writeUntil(3500);
      assertThat(service.awaitExit()).isEqualTo(Watchdog.EXIT_CODE);
    }
    try (ServiceProcess service = service()) {
      playUntil(4500, service);
      assertThat(service.awaitAnswer("/api/v1/strategies", 200, "QUARANTINED")).contains("HUNG");
    }
    assertThat(said("stuck").stream().filter(StrategyQuarantined.class::isInstance))
        .singleElement()
        .extracting(m -> ((StrategyQuarantined) m).kind())
        .isEqualTo(QuarantineKind.HUNG);
    assertThat(said("steady")).isEqualTo(trimmed(alone(STEADY), tape.offset(4499)));
  }

  @Test
  void aJarSpeaksSoonAfterItIsDroppedAndSeesNothingOfItsHost() throws Exception {
    STEADY.install(plugins);
    try (ServiceProcess service = service()) {
      playUntil(4000, service);
      String quiet = "return Step.quiet(memory);";
      for (String host :
          List.of(
              "org.apache.kafka.common.TopicPartition",
              "io.quarkus.runtime.Quarkus",
              "java.sql.Types",
              "com.fasterxml.jackson.databind.ObjectMapper",
              "io.flashpaper.engine.signal.SignalEngine",
              "io.flashpaper.strategy.loader.PluginDirectory",
              "io.flashpaper.tape.SignalCodec")) {
        String id = "sees_" + host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        TestJar.of(id, quiet)
            .onConstruction("Object o = " + host + ".class; if (o == null) throw new Error();")
            .install(plugins);
      }
      TestJar.blinking("late", "1.0", "YES", 0).install(plugins);
      String answer = service.awaitAnswer("/api/v1/strategies", 200, "\"late\"");
      playUntil(4500, service);
      answer = service.awaitAnswer("/api/v1/strategies", 200, "sees_signalcodec");
      assertThat(answer)
          .contains(
              "sees_topicpartition",
              "sees_quarkus",
              "sees_types",
              "sees_objectmapper",
              "sees_signalengine",
              "sees_plugindirectory",
              "sees_signalcodec")
          .doesNotContain("\"sees-");
    }
    assertThat(said("late").getFirst()).isInstanceOf(StrategyLoaded.class);
    assertThat(said("late").get(1)).isInstanceOf(Signal.class);
  }
}
