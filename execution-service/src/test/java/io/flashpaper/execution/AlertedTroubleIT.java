// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.ledger.ScriptedTape;
import io.flashpaper.stack.Relay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service telling of trouble once, whether it ends itself or its database is away. */
@Timeout(120)
class AlertedTroubleIT {
  private static final Path LOG = Path.of("target", "alerted-trouble.log");
  private static final Set<String> FEED = Set.of("feed-lost", "feed-recovered");
  private static final Set<String> LEDGER = Set.of("ledger-stopped", "ledger-recovered");
  private static final Set<String> LOOK = Set.of("verify-failed");
  private static final String TOLD = "select told from alert_position";
  private static final String FOUND_WANTING =
      """
      insert into verification (started_at, ended_at, outcome, trades, identical, report)
      values (now(), now(), 'FAILED', 0, 0, '{}')
      """;

  @TempDir Path dir;

  private final ScriptedTape tape = new ScriptedTape(5, 6_000);
  private final int half = tape.events.size() / 2 / ScriptedTape.GROUP * ScriptedTape.GROUP;
  private AlertReceiver receiver;

  @BeforeEach
  void listen() throws IOException {
    Files.deleteIfExists(LOG);
    receiver = new AlertReceiver();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  private ServiceProcess start(TestStack stack, TestStack.Database database, String patience)
      throws IOException {
    List<String> settings = new ArrayList<>(receiver.settings(dir));
    settings.add("flashpaper.alerts.feed-patience=" + patience);
    settings.add("flashpaper.kafka.session-timeout=2s");
    return new ServiceProcess("trouble", stack, database, LOG, settings.toArray(String[]::new));
  }

  @Test
  void aLostFeedIsToldOnceAcrossARestartAndThatItIsBackIsToldAfterIt() throws Exception {
    aLostFeedIsToldOnceAcross(ServiceProcess::stop);
  }

  @Test
  void aLostFeedIsToldOnceAcrossAKillAndThatItIsBackIsToldAfterIt() throws Exception {
    aLostFeedIsToldOnceAcross(ServiceProcess::kill);
  }

  /** How a service ends: once it has told and kept it, since a killed one loses what waits. */
  private interface Ending {
    void of(ServiceProcess service) throws InterruptedException;
  }

  private void aLostFeedIsToldOnceAcross(Ending ending) throws Exception {
    try (TestStack stack = TestStack.start(dir)) {
      TestStack.Database database = stack.database("lost");
      TapeProducer.of(tape, stack).send(0, half);
      try (ServiceProcess service = start(stack, database, "1s")) {
        service.awaitReady();
        Polling.until(
            () -> LedgerRows.select(database, TOLD), told -> told.toString().contains("tape"));
        Polling.until(() -> told(FEED), told -> !told.isEmpty());
        ending.of(service);
      }
      try (ServiceProcess service = start(stack, database, "1s")) {
        awaitEndOfTape(service, half);
        awaitLooks(database, 3);
        assertThat(told(FEED)).containsExactly("feed-lost tape");
        TapeProducer.of(tape, stack).send(half, half + ScriptedTape.GROUP);
        Polling.until(() -> told(FEED).size(), size -> size >= 3);
        assertThat(told(FEED))
            .containsExactly("feed-lost tape", "feed-recovered tape", "feed-lost tape");
      }
    }
  }

  private static void awaitEndOfTape(ServiceProcess service, int events)
      throws InterruptedException {
    long last = ScriptedTape.offset(events - 1);
    service.await("/api/v1/now", answer -> ServiceProcess.offsetOf(answer) == last);
  }

  /**
   * A failed verification is told by the next look, and the one stored after that by another, a
   * second later. What was to be told before has come before.
   */
  private void awaitLooks(TestStack.Database database, int looks) throws Exception {
    for (int look = 0; look < looks; look++) {
      int before = receiver.told(LOOK).size();
      execute(database, FOUND_WANTING);
      Polling.until(() -> receiver.told(LOOK).size(), size -> size > before);
    }
  }

  private static void execute(TestStack.Database database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> told(Set<String> rules) {
    return receiver.told(rules).stream()
        .map(alert -> alert.path("rule").asText() + " " + alert.at("/fields/source").asText())
        .toList();
  }

  @Test
  void aDatabaseThatIsAwayIsToldOnceByNameAndTheLedgerAndWhatIsToldOfItAreWhole() throws Exception {
    try (TestStack stack = TestStack.start(dir)) {
      TestStack.Database database = stack.database("cut");
      TestStack.Database whole = stack.database("whole");
      try (Relay network = database.network();
          ServiceProcess service = start(stack, database.through(network), "3s");
          ServiceProcess neverCut =
              new ServiceProcess("whole", stack, whole, Path.of("target", "never-cut.log"))) {
        service.awaitReady();
        Polling.until(() -> LedgerRows.select(database, TOLD), told -> !told.isEmpty());
        TapeProducer.of(tape, stack).send(0, half);
        service.awaitOffset(ScriptedTape.offset(half - 1));
        awaitLooks(database, 2);
        int before = told(LEDGER).size();
        network.become(Relay.State.BROKEN);
        TapeProducer.of(tape, stack).send(half, tape.events.size());
        Polling.until(() -> told(LEDGER).size(), size -> size > before);
        network.become(Relay.State.WHOLE);
        service.awaitOffset(tape.lastOffset());
        receiver.awaitTrades(database);
        awaitLooks(database, 2);
        assertThat(told(LEDGER).subList(before, told(LEDGER).size()))
            .containsExactly("ledger-stopped ledger", "ledger-recovered ledger");
        assertThat(receiver.told(LEDGER).get(before).at("/fields/what").asText())
            .contains("database");
        neverCut.awaitOffset(tape.lastOffset());
      }
      for (String table : LedgerRows.TABLES) {
        assertThat(LedgerRows.of(database, table)).as(table).isEqualTo(LedgerRows.of(whole, table));
      }
    }
  }
}
