// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import io.flashpaper.cli.run.StackParts.DatabaseAccess;
import io.flashpaper.cli.run.StackParts.SimulatedTime;
import io.flashpaper.cli.world.WorldPlan;
import io.flashpaper.stack.Backoff;
import io.flashpaper.stack.ChildSpec;
import io.flashpaper.stack.FreePorts;
import io.flashpaper.stack.LocalBroker;
import io.flashpaper.stack.LocalDatabase;
import io.flashpaper.stack.Relay;
import io.flashpaper.stack.RepositoryLayout;
import io.flashpaper.stack.StackException;
import io.flashpaper.stack.StackLog;
import io.flashpaper.stack.Supervisor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stack of a demo, whose services reach broker and database through relays that can be cut, and
 * whose processes are known, to be killed and held. Everything is in one folder and on loopback.
 */
public final class DisturbableStack implements AutoCloseable {
  // What died starts again soon: the longest wait of a usual stack would be most of a run.
  private static final Backoff SOON = new Backoff(Duration.ofMillis(300), Duration.ofMillis(1500));
  private static final Duration FEED_START = Duration.ofSeconds(6);
  private static final String SIMULATOR = "simulator";
  private static final String SUPERUSER = "postgres";

  private final Path folder;
  private final Clock clock;
  private final Supervisor supervisor;
  private final LocalDatabase database;
  private final LocalBroker broker;
  private final StackParts parts;
  private final Path plugins;
  private final Map<Part, Relay> kafkaRelays = new EnumMap<>(Part.class);
  private final Relay databaseRelay;
  private final Map<Part, Duration> coldStarts = new EnumMap<>(Part.class);
  private final Map<Part, URI> addresses = new EnumMap<>(Part.class);

  private DisturbableStack(RepositoryLayout layout, Path folder, Supervisor supervisor, Clock clock)
      throws InterruptedException, IOException {
    this.folder = folder;
    this.clock = clock;
    this.supervisor = supervisor;
    this.database = timed(Part.DATABASE, this::startDatabase);
    this.databaseRelay = relay(database.port());
    Map<Part, Integer> entrances = new EnumMap<>(Part.class);
    for (Part part : List.of(Part.FEED, Part.SIGNALS, Part.EXECUTION)) {
      int port = FreePorts.take();
      entrances.put(part, port);
      kafkaRelays.put(part, relay(port));
    }
    this.broker =
        timed(
            Part.BROKER,
            () ->
                LocalBroker.start(
                    supervisor,
                    layout,
                    folder.resolve("broker"),
                    entrances.keySet().stream()
                        .map(part -> entrances.get(part) + ":" + kafkaRelay(part).port())
                        .toList()));
    broker.createTopics(Topics.all());
    this.parts = new StackParts(layout, broker.bootstrapServers());
    this.plugins = PluginFolder.prepare(layout, folder.resolve("plugins"));
  }

  /** Starts broker, database and the three services with a world of this seed and speed. */
  public static DisturbableStack start(
      RepositoryLayout layout, Path folder, StackLog log, Clock clock, long seed, double speed)
      throws InterruptedException, IOException {
    Supervisor supervisor = Supervisor.open(folder, log, SOON);
    try {
      DisturbableStack stack = new DisturbableStack(layout, folder, supervisor, clock);
      stack.startServices(seed, speed);
      return stack;
    } catch (RuntimeException | InterruptedException | IOException e) {
      supervisor.close();
      throw e;
    }
  }

  private interface Start<T> {
    T now() throws InterruptedException;
  }

  private <T> T timed(Part part, Start<T> start) throws InterruptedException {
    Instant begin = clock.instant();
    T started = start.now();
    coldStarts.put(part, Duration.between(begin, clock.instant()));
    return started;
  }

  private LocalDatabase startDatabase() {
    LocalDatabase started = LocalDatabase.start(folder.resolve("database"), supervisor.log());
    supervisor.whenStopping(started::close);
    return started;
  }

  private Relay relay(int port) {
    Relay relay = Relay.to(port);
    supervisor.whenStopping(relay::close);
    return relay;
  }

  private void startServices(long seed, double speed) throws InterruptedException, IOException {
    for (Part part : List.of(Part.FEED, Part.SIGNALS, Part.EXECUTION)) {
      addresses.put(part, address(FreePorts.take()));
    }
    String throughRelay = LocalDatabase.jdbcUrl(databaseRelay.port(), database.username());
    startTimed(Part.SIGNALS, behind(Part.SIGNALS).signalService(port(Part.SIGNALS), plugins));
    startTimed(
        Part.EXECUTION,
        behind(Part.EXECUTION)
            .executionService(port(Part.EXECUTION), access(throughRelay), plugins));
    Instant now = clock.instant();
    WorldPlan plan = WorldPlan.synthetic(Optional.empty(), Optional.of(seed), now);
    SimulatedTime time = new SimulatedTime(speed, now.plus(FEED_START), plan.origin());
    Optional<KalshiKey> key = Optional.of(KalshiKey.in(folder.resolve("credentials")));
    int venues = FreePorts.take();
    supervisor.start(parts.simulator(venues, plan, time, key));
    startTimed(
        Part.FEED, behind(Part.FEED).simulatedFeedService(port(Part.FEED), venues, time, key));
  }

  private void startTimed(Part part, ChildSpec spec) throws InterruptedException {
    timed(
        part,
        () -> {
          supervisor.start(spec);
          return spec;
        });
  }

  private StackParts behind(Part part) {
    return parts.reaching("127.0.0.1:" + kafkaRelay(part).port());
  }

  private Relay kafkaRelay(Part part) {
    return Optional.ofNullable(kafkaRelays.get(part)).orElseThrow();
  }

  private int port(Part part) {
    return address(part).getPort();
  }

  private static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  private DatabaseAccess access(String jdbcUrl) {
    return new DatabaseAccess(jdbcUrl, database.username(), database.password());
  }

  /** Where a service answers. */
  public URI address(Part service) {
    return Optional.ofNullable(addresses.get(service)).orElseThrow();
  }

  /** Where the broker is for those whom no relay cuts off. */
  public String kafka() {
    return broker.bootstrapServers();
  }

  /** How long the first start of a part took, until it was ready. */
  public Duration coldStart(Part part) {
    return Optional.ofNullable(coldStarts.get(part)).orElseThrow();
  }

  /** The process that plays a part at the moment, if one does. */
  public Optional<ProcessHandle> process(Part part) {
    return part == Part.DATABASE ? database.process() : supervisor.process(part.process());
  }

  /** How often a service or the broker had to be started again. */
  public int restarts(Part part) {
    return supervisor.restarts(part.process());
  }

  /** What lies between a part and those it talks to. */
  public List<Relay> network(Part part) {
    return switch (part) {
      case FEED, SIGNALS -> List.of(kafkaRelay(part));
      case EXECUTION -> List.of(kafkaRelay(part), databaseRelay);
      case BROKER -> List.copyOf(kafkaRelays.values());
      case DATABASE -> List.of(databaseRelay);
    };
  }

  /** Stops feed and venues for good: nothing more comes upon the tape. */
  public void endTheTape() {
    supervisor.stop(Part.FEED.process());
    supervisor.stop(SIMULATOR);
  }

  /** Stops the two readers of the tape for good. */
  public void stopReaders() {
    supervisor.stop(Part.SIGNALS.process());
    supervisor.stop(Part.EXECUTION.process());
  }

  /** Where the very jars are kept that ran. */
  public Path keptPlugins() {
    return PluginFolder.kept(plugins);
  }

  /** The disturbed run's ledger. */
  public String ledgerUrl() {
    return database.jdbcUrl();
  }

  /** The user of every database here. */
  public String databaseUser() {
    return database.username();
  }

  /** The ledger of readers that were started under a name. */
  public String ledgerUrl(String name) {
    return LocalDatabase.jdbcUrl(database.port(), name);
  }

  /**
   * Starts two readers of the tape anew and undisturbed. What this signal-service says must be
   * copied to where the execution-service listens.
   *
   * @param name of lower-case letters
   */
  public Readers startUndisturbed(String name) throws InterruptedException {
    int port = FreePorts.take();
    Readers readers = new Readers(name, address(port));
    broker.createTopics(readers.topics());
    createDatabase(name);
    supervisor.start(
        parts
            .signalService(FreePorts.take(), plugins, readers.signalSettings())
            .named("signal-" + name));
    supervisor.start(
        parts
            .executionService(port, access(ledgerUrl(name)), plugins, readers.executionSettings())
            .named("execution-" + name));
    return readers;
  }

  private void createDatabase(String name) {
    try (Connection connection = DriverManager.getConnection(ledgerUrl(SUPERUSER), SUPERUSER, "");
        Statement statement = connection.createStatement()) {
      statement.execute("create database %s owner %s".formatted(name, database.username()));
    } catch (SQLException e) {
      throw new StackException("A second ledger cannot be made: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    supervisor.close();
  }
}
