// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.ledger.EarlierLedger;
import io.flashpaper.tape.Shard;
import io.flashpaper.tape.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service over what the first program left: its database, its tape, its signals. */
@Timeout(300)
class UpgradedServiceIT {
  private static final Path LOG = Path.of("target", "upgraded.log");

  private static final List<String> LISTS =
      List.of(
          "orders",
          "fills",
          "settlements",
          "signals",
          "decisions",
          "flash-events",
          "sizing",
          "protections",
          "restatements",
          "shadow",
          "shadow/trades",
          "accounts",
          "accounts/delay-arb/equity",
          "positions",
          "statistics",
          "compare?a=delay-arb&b=main",
          "commands",
          "trades/export");

  @TempDir Path dir;

  @Test
  void itKeepsTheOldLedgerGoesOnWithTheOldTapeAndYieldsToANewerProgramsTables() throws Exception {
    Files.deleteIfExists(LOG);
    try (TestStack stack = TestStack.start(dir)) {
      TestStack.Database old = oldLedger(stack);
      List<String> trades = column(old, "select id || ' ' || entry_offset from trade order by id");
      String closed = "select id || ' ' || net from trade where status = 'CLOSED' order by id";
      List<String> results = column(old, closed);
      assertThat(results).hasSizeGreaterThan(4);
      send(stack, Topic.TAPE, Topic.UNDERLYING, EarlierLedger.tape());
      send(stack, Topic.SIGNALS, Shard.ONLY.key(), EarlierLedger.signals());

      try (ServiceProcess service = new ServiceProcess("upgraded", stack, old, LOG)) {
        service.awaitReady();
        service.awaitOffset(EarlierLedger.tape().size() - 1L);
        assertThat(column(old, "select id || ' ' || entry_offset from trade order by id"))
            .containsAll(trades)
            .hasSizeGreaterThan(trades.size());
        assertThat(column(old, closed)).containsAll(results);
        everyListIsAnswered(service, trades.size());
        service.stop();
      }
      run(
          old,
          """
          insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by, execution_time, success)
          values (999, '999', 'of the future', 'SQL', 'V999__of_the_future.sql', 'somebody', 1, true)
          """);
      try (ServiceProcess older = new ServiceProcess("upgraded", stack, old, LOG)) {
        assertThat(older.awaitEnd()).isNotZero();
      }
      assertThat(Files.readString(LOG))
          .contains("the ledger's tables are of version 999, but this program knows versions up");
    }
  }

  private static TestStack.Database oldLedger(TestStack stack) throws SQLException {
    TestStack.Database old = stack.database("old");
    Flyway.configure()
        .dataSource(old.jdbcUrl(), old.username(), old.password())
        .target("1")
        .load()
        .migrate();
    run(old, EarlierLedger.rows());
    return old;
  }

  private static void everyListIsAnswered(ServiceProcess service, int before) throws Exception {
    for (String list : LISTS) {
      assertThat(service.get("/api/v1/" + list).statusCode()).as(list).isEqualTo(200);
    }
    JsonNode account = service.json("/api/v1/summary").get("accounts").get(0);
    assertThat(account.get("difference").asText()).isEqualTo("0.000000");
    JsonNode trades = service.json("/api/v1/trades?limit=1000").get("trades");
    assertThat(trades.size()).isGreaterThan(before);
    for (JsonNode trade : trades) {
      String path = "/api/v1/trades/" + ServiceProcess.encoded(trade.get("id").asText());
      assertThat(service.get(path).statusCode()).as(path).isEqualTo(200);
    }
  }

  private static void send(TestStack stack, Topic topic, String key, List<byte[]> messages) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      messages.forEach(
          message -> producer.send(new ProducerRecord<>(topic.topicName(), 0, key, message)));
    }
  }

  private static Connection connection(TestStack.Database database) throws SQLException {
    return DriverManager.getConnection(
        database.jdbcUrl(), database.username(), database.password());
  }

  private static void run(TestStack.Database database, String sql) throws SQLException {
    try (Connection connection = connection(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> column(TestStack.Database database, String sql) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = connection(database);
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
