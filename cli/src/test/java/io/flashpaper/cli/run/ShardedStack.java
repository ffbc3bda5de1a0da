// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import io.flashpaper.cli.run.StackParts.DatabaseAccess;
import io.flashpaper.engine.signal.SyntheticTape;
import io.flashpaper.stack.Backoff;
import io.flashpaper.stack.ChildSpec;
import io.flashpaper.stack.FreePorts;
import io.flashpaper.stack.LocalBroker;
import io.flashpaper.stack.LocalDatabase;
import io.flashpaper.stack.RepositoryLayout;
import io.flashpaper.stack.StackLog;
import io.flashpaper.stack.Supervisor;
import io.flashpaper.tape.Shard;
import io.flashpaper.tape.TapeCodec;
import io.flashpaper.tape.Topic;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * One tape, and over it two shards with two members on either side of the second, or readers that
 * keep one ledger of all accounts: not at once, for small machines.
 */
final class ShardedStack implements AutoCloseable {
  /** Who is killed stays dead: another has to take over. */
  private static final Backoff LATE = new Backoff(Duration.ofMinutes(9), Duration.ofMinutes(9));

  private static final String WHOLE = "whole";

  /** More accounts than the usual ones, and gates wide enough for all to trade on this tape. */
  private static final Map<String, String> STRATEGIES =
      Map.of(
          "flashpaper.strategies.one.strategy", "delay_arb",
          "flashpaper.strategies.two.strategy", "mean_reversion_high",
          "flashpaper.strategies.three.strategy", "mean_reversion_high",
          "flashpaper.gates.max-spread", "0.5",
          "flashpaper.gates.min-volume", "1");

  private final Supervisor supervisor;
  private final LocalDatabase database;
  private final LocalBroker broker;
  private final StackParts parts;
  private final Path plugins;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, URI> addresses = new TreeMap<>();
  private final List<Long> offsets = new ArrayList<>();

  private ShardedStack(RepositoryLayout layout, Path folder)
      throws InterruptedException, IOException {
    supervisor =
        Supervisor.open(folder, new StackLog(List.of(folder.resolve("stack.log")), _ -> {}), LATE);
    database = LocalDatabase.start(folder.resolve("database"), supervisor.log());
    supervisor.whenStopping(database::close);
    broker = LocalBroker.start(supervisor, layout, folder.resolve("broker"));
    broker.createTopics(
        List.of(
            Topics.spec(Topic.TAPE.plan(Shard.ONLY)), Topics.spec(Topic.TAPE.deadLetterPlan())));
    parts = new StackParts(layout, broker.bootstrapServers());
    plugins = PluginFolder.prepare(layout, folder.resolve("plugins"));
  }

  /** Starts the shards; the topics of signals and ledgers are made by the services. */
  static ShardedStack start(RepositoryLayout layout, Path folder)
      throws InterruptedException, IOException, ExecutionException {
    ShardedStack stack = new ShardedStack(layout, folder);
    try {
      stack.write(false);
      for (String member : List.of("0", "1", "1b")) {
        Map<String, String> shard = shard(member.substring(0, 1));
        stack.supervisor.start(
            List.of(
                stack.signals("signals-" + member, shard),
                stack.execution("execution-" + member, "flashpaper", shard)));
      }
      return stack;
    } catch (RuntimeException | InterruptedException | ExecutionException failed) {
      stack.close();
      throw failed;
    }
  }

  /** Stops the shards, and has the same tape read by services that know of none. */
  void startWhole() throws InterruptedException, SQLException {
    for (String member : List.of("0", "1", "1b")) {
      supervisor.stop("signals-" + member);
      supervisor.stop("execution-" + member);
    }
    createDatabase();
    supervisor.start(
        List.of(
            signals("signals-whole", wholeSignals()),
            execution("execution-whole", WHOLE, wholeExecution())));
  }

  private static Map<String, String> shard(String number) {
    return Map.of(
        "flashpaper.shard",
        number,
        "flashpaper.shards",
        "2",
        "flashpaper.kafka.session-timeout",
        "6s");
  }

  private static Map<String, String> wholeSignals() {
    return Map.of(
        "flashpaper.kafka.group",
        "signal-whole",
        "flashpaper.kafka.session-timeout",
        "20s",
        "flashpaper.kafka.signals-topic",
        "signals-whole");
  }

  private static Map<String, String> wholeExecution() {
    return Map.of(
        "flashpaper.kafka.group", "execution-whole",
        "flashpaper.kafka.session-timeout", "20s",
        "flashpaper.kafka.signals-topic", "signals-whole",
        "mp.messaging.outgoing.ledger.topic", "ledger-whole");
  }

  private void createDatabase() throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                LocalDatabase.jdbcUrl(database.port(), "postgres"), "postgres", "");
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + WHOLE + " owner " + database.username());
    }
  }

  private ChildSpec signals(String name, Map<String, String> settings) {
    int port = FreePorts.take();
    addresses.put(name, URI.create("http://127.0.0.1:" + port));
    Map<String, String> all = new TreeMap<>(STRATEGIES);
    all.putAll(settings);
    return patient(parts.signalService(port, plugins, all), name);
  }

  private ChildSpec execution(String name, String ledger, Map<String, String> settings) {
    int port = FreePorts.take();
    addresses.put(name, URI.create("http://127.0.0.1:" + port));
    DatabaseAccess access =
        new DatabaseAccess(jdbcUrl(ledger), database.username(), database.password());
    return patient(parts.executionService(port, access, plugins, settings), name);
  }

  /** Several start at once, on whatever machine this is. */
  private static ChildSpec patient(ChildSpec spec, String name) {
    return new ChildSpec(
        name, spec.commandLine(), spec.environment(), spec.readiness(), Duration.ofMinutes(3));
  }

  private String jdbcUrl(String ledger) {
    return LocalDatabase.jdbcUrl(database.port(), ledger);
  }

  /** The ledger of all accounts. */
  String wholeLedger() {
    return jdbcUrl(WHOLE);
  }

  /** The database in which both shards have their ledgers. */
  String shardedLedgers() {
    return jdbcUrl("flashpaper");
  }

  /** Whose databases these are; the password is the same. */
  String user() {
    return database.username();
  }

  String kafka() {
    return broker.bootstrapServers();
  }

  Path plugins() {
    return plugins;
  }

  /** Writes the second half of the tape. */
  void writeOn() throws InterruptedException, ExecutionException {
    write(true);
  }

  private void write(boolean second) throws InterruptedException, ExecutionException {
    var tape = SyntheticTape.of(42, 100);
    int half = tape.size() / 2;
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka()),
            new StringSerializer(),
            new ByteArraySerializer())) {
      for (var record : second ? tape.subList(half, tape.size()) : tape.subList(0, half)) {
        sent.add(
            producer.send(
                new ProducerRecord<>(
                    Topic.TAPE.topicName(),
                    0,
                    Topic.UNDERLYING,
                    TapeCodec.encode(record.event()))));
      }
    }
    for (Future<RecordMetadata> each : sent) {
      offsets.add(each.get().offset());
    }
  }

  /** The last offset of the tape. */
  long lastOffset() {
    return offsets.getLast();
  }

  /** What a service answers. */
  String get(String name, String path) {
    try {
      return http.send(
              HttpRequest.newBuilder(addresses.get(name).resolve(path)).build(),
              BodyHandlers.ofString())
          .body();
    } catch (IOException away) {
      return "";
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /** Whether a service waits for another of its shard to go. */
  boolean isStandby(String name) {
    String ready = get(name, "/q/health/ready");
    return ready.contains("STANDBY") || ready.contains("standing by");
  }

  /** Ends a service as if its machine were gone. */
  void kill(String name) {
    supervisor.process(name).orElseThrow().destroyForcibly();
  }

  /** Whether a service runs, and has run since it was started. */
  boolean isUndisturbed(String name) {
    return supervisor.process(name).filter(ProcessHandle::isAlive).isPresent()
        && supervisor.restarts(name) == 0;
  }

  @Override
  public void close() {
    supervisor.close();
  }
}
