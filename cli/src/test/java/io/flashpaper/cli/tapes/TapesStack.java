// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.tapes;

import io.flashpaper.cli.decide.BuiltStrategies;
import io.flashpaper.replay.verify.Database;
import io.flashpaper.stack.Backoff;
import io.flashpaper.stack.ChildSpec;
import io.flashpaper.stack.FreePorts;
import io.flashpaper.stack.JvmProgram;
import io.flashpaper.stack.LocalBroker;
import io.flashpaper.stack.LocalDatabase;
import io.flashpaper.stack.Readiness;
import io.flashpaper.stack.RepositoryLayout;
import io.flashpaper.stack.StackLog;
import io.flashpaper.stack.Supervisor;
import io.flashpaper.stack.TopicSpec;
import io.flashpaper.tape.Shard;
import io.flashpaper.tape.Topic;
import io.flashpaper.tape.TopicPlan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.flywaydb.core.Flyway;

/**
 * One broker and one database server for many tapes, one after the other. Each tape has its own two
 * services, consumer groups, signals and database, a copy of an empty one; topic {@code tape} is
 * emptied before it.
 */
final class TapesStack implements AutoCloseable {
  private static final Backoff SOON = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(1));
  private static final TopicPartition TAPE = new TopicPartition(Topic.TAPE.topicName(), 0);
  private static final String SUPERUSER = "postgres";

  private final RepositoryLayout layout = RepositoryLayout.find();
  private final Path plugins;
  private final LocalBroker broker;
  private final LocalDatabase database;
  private final Supervisor supervisor;
  private final Admin admin;

  TapesStack(Path folder, Path log) throws InterruptedException, IOException {
    this.plugins = Files.createDirectories(folder.resolve("plugins"));
    BuiltStrategies.copyTo(plugins);
    this.supervisor =
        Supervisor.open(folder.resolve("services"), new StackLog(List.of(log), _ -> {}), SOON);
    this.database = LocalDatabase.start(folder.resolve("database"));
    this.broker = LocalBroker.start(folder.resolve("broker"));
    broker.createTopics(topics());
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.username(), database.password())
        .load()
        .migrate();
    this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  private static List<TopicSpec> topics() {
    return TopicPlan.all(Shard.ONLY).stream()
        .map(plan -> new TopicSpec(plan.name(), plan.partitions(), plan.settings()))
        .toList();
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** Where jars are kept that ran. */
  Path pluginStore() {
    return plugins.resolve(".kept");
  }

  /**
   * The services of one tape.
   *
   * @param name its own, of lower-case letters and digits
   * @param api where the execution-service answers
   * @param signals where the signal-service answers
   * @param ledger where it stores
   */
  record Readers(String name, URI api, URI signals, Database ledger) {
    String signalsTopic() {
      return "signals-" + name;
    }

    String signalService() {
      return "signal-" + name;
    }

    String executionService() {
      return "execution-" + name;
    }
  }

  /** Where topic tape ends. */
  long tapeEnd() throws InterruptedException, ExecutionException {
    return end(TAPE);
  }

  private long end(TopicPartition topic) throws InterruptedException, ExecutionException {
    return admin
        .listOffsets(Map.of(topic, OffsetSpec.latest()))
        .partitionResult(topic)
        .get()
        .offset();
  }

  /** Where the signals of a tape end. */
  long signalsEnd(Readers readers) throws InterruptedException, ExecutionException {
    return end(new TopicPartition(readers.signalsTopic(), 0));
  }

  /** Deletes what topic tape holds before an offset, as retention does. */
  void truncate(long before) throws InterruptedException, ExecutionException {
    admin.deleteRecords(Map.of(TAPE, RecordsToDelete.beforeOffset(before))).all().get();
  }

  /** Empties the tape and starts the services of the next one; they are not ready yet. */
  Readers start(String name, RandomSettings settings)
      throws InterruptedException, ExecutionException, SQLException {
    truncate(tapeEnd());
    List<Integer> ports = FreePorts.take(2);
    String url = LocalDatabase.jdbcUrl(database.port(), "tape" + name);
    Readers readers =
        new Readers(
            name,
            address(ports.get(0)),
            address(ports.get(1)),
            new Database(url, database.username(), database.password()));
    broker.createTopics(List.of(new TopicSpec(readers.signalsTopic())));
    administrate(
        "create database tape%s template %s owner %s"
            .formatted(name, database.username(), database.username()));
    supervisor.start(
        List.of(
            service("signal-service", readers.signals(), readers, settings.signals())
                .named(readers.signalService()),
            service("execution-service", readers.api(), readers, settings.execution())
                .named(readers.executionService())));
    return readers;
  }

  private static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  private ChildSpec service(
      String name, URI address, Readers readers, Map<String, String> settings) {
    Map<String, String> all = new TreeMap<>(settings);
    all.put("flashpaper.plugins.directory", plugins.toString());
    all.put("flashpaper.kafka.group", name + "-" + readers.name());
    all.put("flashpaper.kafka.signals-topic", readers.signalsTopic());
    all.put("flashpaper.kafka.session-timeout", "2s");
    all.put("kafka.bootstrap.servers", broker.bootstrapServers());
    all.put("quarkus.http.host", "127.0.0.1");
    all.put("quarkus.http.port", Integer.toString(address.getPort()));
    if (name.startsWith("execution")) {
      all.put("quarkus.datasource.jdbc.url", readers.ledger().url());
      all.put("quarkus.datasource.username", readers.ledger().user());
      all.put("quarkus.datasource.password", readers.ledger().password());
    }
    JvmProgram program = JvmProgram.service(layout.serviceRunner(name), 256, all);
    return new ChildSpec(name, program.commandLine(), new Readiness.AtOnce());
  }

  /** A number out of a tape's ledger. */
  long count(Readers readers, String sql) {
    Database ledger = readers.ledger();
    try (Connection connection =
            DriverManager.getConnection(ledger.url(), ledger.user(), ledger.password());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Kills a service without warning; it is started again by itself. */
  void kill(String service) {
    supervisor.process(service).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** How often services of a tape had to be started again. */
  int restarts(Readers readers) {
    return supervisor.restarts(readers.signalService())
        + supervisor.restarts(readers.executionService());
  }

  void stop(Readers readers) {
    supervisor.stop(readers.signalService());
    supervisor.stop(readers.executionService());
  }

  /** Forgets what a tape has left, once its services are stopped. */
  void forget(Readers readers) throws InterruptedException, ExecutionException, SQLException {
    admin.deleteTopics(List.of(readers.signalsTopic())).all().get();
    administrate("drop database tape%s with (force)".formatted(readers.name()));
  }

  private void administrate(String sql) throws SQLException {
    String url = LocalDatabase.jdbcUrl(database.port(), SUPERUSER);
    try (Connection connection = DriverManager.getConnection(url, SUPERUSER, "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    supervisor.close();
    admin.close();
    broker.close();
    database.close();
  }
}
