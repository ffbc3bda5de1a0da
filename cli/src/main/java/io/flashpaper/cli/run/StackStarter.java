// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import io.flashpaper.cli.report.Figures;
import io.flashpaper.cli.run.RunRequest.Source;
import io.flashpaper.cli.run.StackParts.DatabaseAccess;
import io.flashpaper.cli.run.StackParts.SimulatedTime;
import io.flashpaper.cli.world.Recording;
import io.flashpaper.cli.world.World;
import io.flashpaper.cli.world.WorldFile;
import io.flashpaper.cli.world.WorldPlan;
import io.flashpaper.model.time.ScaledClock;
import io.flashpaper.stack.ChildSpec;
import io.flashpaper.stack.FreePorts;
import io.flashpaper.stack.LocalBroker;
import io.flashpaper.stack.LocalDatabase;
import io.flashpaper.stack.RepositoryLayout;
import io.flashpaper.stack.StackException;
import io.flashpaper.stack.Supervisor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Starts the parts of a stack in their order, telling the user about each. */
final class StackStarter {
  private static final int USUAL_PORT = 8080;
  // While the feed starts, a new world stands before its first moment and not after it.
  private static final Duration FEED_START = Duration.ofSeconds(6);
  // The last window's settlement comes a few seconds after its close.
  private static final Duration SETTLEMENT = Duration.ofMinutes(1);

  private final RepositoryLayout layout;
  private final RunRequest request;
  private final DataFolder folder;
  private final Supervisor supervisor;
  private final Terminal terminal;
  private final Clock clock;
  private final Map<String, String> environment;

  StackStarter(
      RepositoryLayout layout,
      RunRequest request,
      DataFolder folder,
      Supervisor supervisor,
      Terminal terminal,
      Clock clock,
      Map<String, String> environment) {
    this.layout = layout;
    this.request = request;
    this.folder = folder;
    this.supervisor = supervisor;
    this.terminal = terminal;
    this.clock = clock;
    this.environment = environment;
  }

  RunningStack start() throws InterruptedException, IOException {
    WorldFile worldFile = new WorldFile(folder.root());
    WorldPlan plan = plan(worldFile.read());
    List<Integer> ports = FreePorts.take(4);
    int apiPort = apiPort(ports.get(0));
    StackParts parts;
    LocalDatabase database;
    Instant begin = clock.instant();
    CompletableFuture<LocalDatabase> startingDatabase =
        CompletableFuture.supplyAsync(this::startDatabase);
    try {
      LocalBroker broker = LocalBroker.start(supervisor, layout, folder.broker());
      broker.createTopics(Topics.all());
      parts = new StackParts(layout, broker.bootstrapServers());
      database = databaseOf(startingDatabase);
    } finally {
      startingDatabase.exceptionally(failure -> null).join();
    }
    ready("broker and database", begin);
    Path plugins = PluginFolder.prepare(layout);
    startTimed(
        List.of(
            parts.signalService(ports.get(1), plugins),
            parts.executionService(
                apiPort,
                access(database),
                plugins,
                StackParts.neighbours(ports.get(2), ports.get(1)))));
    RunningStack stack =
        switch (request.source()) {
          case Source.Real _ -> startLive(parts, plan, worldFile, ports.get(2), apiPort);
          case Source.Simulated simulated ->
              startSimulated(parts, plan, worldFile, simulated, ports, apiPort);
        };
    supervisor.whenStopping(() -> StackFile.remove(folder.root()));
    new StackFile(
            ProcessHandle.current().pid(),
            stack.api(),
            stack.feed(),
            address(ports.get(1)),
            stack.simulator(),
            stack.kafka(),
            database.jdbcUrl(),
            request.modeName())
        .write(folder.root());
    return stack;
  }

  private WorldPlan plan(Optional<World> existing) {
    WorldPlan plan =
        switch (request.source()) {
          case Source.Real _ -> WorldPlan.live(existing, clock.instant());
          case Source.Simulated simulated ->
              simulated
                  .recording()
                  .map(recording -> WorldPlan.recorded(existing, recording, simulated.seed()))
                  .orElseGet(
                      () -> WorldPlan.synthetic(existing, simulated.seed(), clock.instant()));
        };
    terminal.line(opening(plan));
    return plan;
  }

  private String opening(WorldPlan plan) {
    return switch (request.source()) {
      case Source.Real _ ->
          "The real venues, traded on paper; everything is kept in %s. %s"
              .formatted(
                  folder.root(),
                  setting(StackParts.KEY_ID_VARIABLE).isPresent()
                      ? "Kalshi comes by WebSocket, with your key."
                      : "Kalshi comes by polling, for want of a key: see"
                          + " ./flashpaper help live.");
      case Source.Simulated _ ->
          "%s, at %s UTC of its time; everything is kept in %s."
              .formatted(
                  plan.continued() ? "Going on with a simulated world" : "A new simulated world",
                  Figures.time(plan.origin()),
                  folder.root());
    };
  }

  private int apiPort(int free) {
    if (request.httpPort().isPresent()) {
      int asked = request.httpPort().get();
      if (!FreePorts.isFree(asked)) {
        throw new StackException(
            "Port %d is taken: name another one with --http-port.".formatted(asked));
      }
      return asked;
    }
    if (FreePorts.isFree(USUAL_PORT)) {
      return USUAL_PORT;
    }
    terminal.line("Port %d is taken; the REST API takes %d".formatted(USUAL_PORT, free));
    return free;
  }

  private LocalDatabase startDatabase() {
    LocalDatabase database = LocalDatabase.start(folder.database(), supervisor.log());
    supervisor.whenStopping(database::close);
    return database;
  }

  private static LocalDatabase databaseOf(CompletableFuture<LocalDatabase> starting) {
    try {
      return starting.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StackException known
          ? known
          : new StackException("The database does not start: " + e.getCause(), e);
    }
  }

  private static DatabaseAccess access(LocalDatabase database) {
    return new DatabaseAccess(database.jdbcUrl(), database.username(), database.password());
  }

  private RunningStack startLive(
      StackParts parts, WorldPlan plan, WorldFile worldFile, int feedPort, int apiPort)
      throws InterruptedException {
    supervisor.whenStopping(() -> worldFile.write(plan.world().playedTo(clock.instant())));
    worldFile.write(plan.world());
    Instant origin = clock.instant();
    startTimed(
        List.of(
            parts.liveFeedService(
                feedPort,
                setting(StackParts.KEY_ID_VARIABLE),
                setting(StackParts.KEY_FILE_VARIABLE))));
    return new RunningStack(
        address(apiPort),
        address(feedPort),
        Optional.empty(),
        parts.bootstrapServers(),
        clock,
        origin,
        Optional.empty());
  }

  private Optional<String> setting(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  private RunningStack startSimulated(
      StackParts parts,
      WorldPlan plan,
      WorldFile worldFile,
      Source.Simulated simulated,
      List<Integer> ports,
      int apiPort)
      throws InterruptedException, IOException {
    Optional<KalshiKey> key =
        simulated.withCredentials()
            ? Optional.of(KalshiKey.in(folder.credentials()))
            : Optional.empty();
    // A new world begins when the feed is there to see it.
    Instant wallOrigin = plan.continued() ? clock.instant() : clock.instant().plus(FEED_START);
    SimulatedTime time = new SimulatedTime(simulated.speed(), wallOrigin, plan.origin());
    Clock world = new ScaledClock(clock, wallOrigin, plan.origin(), simulated.speed());
    worldFile.write(plan.world());
    supervisor.whenStopping(() -> worldFile.write(plan.world().playedTo(world.instant())));
    // One after the other, so that at the end the feed stops before its venues do.
    startTimed(List.of(parts.simulator(ports.get(3), plan, time, key)));
    // A feed that is there early sees the last moments before a new world's origin, too.
    Instant origin = world.instant();
    startTimed(List.of(parts.simulatedFeedService(ports.get(2), ports.get(3), time, key)));
    return new RunningStack(
        address(apiPort),
        address(ports.get(2)),
        Optional.of(address(ports.get(3))),
        parts.bootstrapServers(),
        world,
        origin,
        simulated.recording().map(Recording::lastClose).map(close -> close.plus(SETTLEMENT)));
  }

  private static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  private void startTimed(List<ChildSpec> stage) throws InterruptedException {
    Instant begin = clock.instant();
    supervisor.start(stage);
    ready(String.join(" and ", stage.stream().map(ChildSpec::name).toList()), begin);
  }

  private void ready(String what, Instant begin) {
    double seconds = Duration.between(begin, clock.instant()).toMillis() / 1000.0;
    terminal.aside(String.format(Locale.ROOT, "  %-36s ready after %4.1f s", what, seconds));
  }
}
