// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import io.flashpaper.cli.world.WorldPlan;
import io.flashpaper.stack.ChildSpec;
import io.flashpaper.stack.JvmProgram;
import io.flashpaper.stack.Readiness;
import io.flashpaper.stack.RepositoryLayout;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How each part of the stack is started: the one place that knows the parts' settings. */
final class StackParts {
  /** Names the user's own key at Kalshi; only the live feed is given it. */
  static final String KEY_ID_VARIABLE = "FLASHPAPER_KALSHI_KEY_ID";

  /** Where the private half of that key is. */
  static final String KEY_FILE_VARIABLE = "FLASHPAPER_KALSHI_PRIVATE_KEY_FILE";

  /** The private half itself, instead of its file. */
  static final String KEY_VARIABLE = "FLASHPAPER_KALSHI_PRIVATE_KEY";

  private static final Map<String, String> NO_KEY =
      Map.of(KEY_ID_VARIABLE, "", KEY_FILE_VARIABLE, "", KEY_VARIABLE, "");

  private static final String HOST = "127.0.0.1";
  private static final String CLOCK = "flashpaper.clock.";

  /**
   * After a crash a service started anew waits so long for the one before; our broker allows it.
   */
  private static final String LEADER_SESSION = "2s";

  private final RepositoryLayout layout;
  private final String bootstrapServers;

  StackParts(RepositoryLayout layout, String bootstrapServers) {
    this.layout = layout;
    this.bootstrapServers = bootstrapServers;
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  /** The same parts, reaching the broker at another address. */
  StackParts reaching(String otherBootstrapServers) {
    return new StackParts(layout, otherBootstrapServers);
  }

  ChildSpec signalService(int port, Path plugins) {
    return signalService(port, plugins, Map.of());
  }

  ChildSpec signalService(int port, Path plugins, Map<String, String> further) {
    Map<String, String> settings = new TreeMap<>(further);
    settings.put("flashpaper.plugins.directory", plugins.toString());
    settings.putIfAbsent("flashpaper.kafka.session-timeout", LEADER_SESSION);
    return service("signal-service", port, 192, settings);
  }

  ChildSpec executionService(int port, DatabaseAccess database, Path plugins) {
    return executionService(port, database, plugins, Map.of());
  }

  /** Where the execution-service finds the others, whose reports it passes on. */
  static Map<String, String> neighbours(int feedPort, int signalPort) {
    return Map.of(
        "flashpaper.neighbours.feed", "http://" + HOST + ":" + feedPort,
        "flashpaper.neighbours.signal", "http://" + HOST + ":" + signalPort);
  }

  ChildSpec executionService(
      int port, DatabaseAccess database, Path plugins, Map<String, String> further) {
    Map<String, String> settings = new TreeMap<>(further);
    settings.put("flashpaper.plugins.directory", plugins.toString());
    settings.putIfAbsent("flashpaper.kafka.session-timeout", LEADER_SESSION);
    settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
    settings.put("quarkus.datasource.username", database.username());
    return service("execution-service", port, 256, settings)
        .withEnvironment(
            Map.of(
                KEY_ID_VARIABLE,
                "",
                KEY_FILE_VARIABLE,
                "",
                KEY_VARIABLE,
                "",
                "QUARKUS_DATASOURCE_PASSWORD",
                database.password()));
  }

  /**
   * The feed at the real venues, with the user's own key if there is one. A key that is not in a
   * file stays in the environment: a command line can be read by others.
   */
  ChildSpec liveFeedService(int port, Optional<String> keyId, Optional<String> privateKeyFile) {
    Map<String, String> settings = new TreeMap<>();
    keyId.ifPresent(id -> settings.put("flashpaper.kalshi.key-id", id));
    privateKeyFile.ifPresent(file -> settings.put("flashpaper.kalshi.private-key-file", file));
    return feedService(port, settings)
        .withEnvironment(Map.of(KEY_ID_VARIABLE, "", KEY_FILE_VARIABLE, ""));
  }

  /** The feed at the simulator. */
  ChildSpec simulatedFeedService(
      int port, int venues, SimulatedTime time, Optional<KalshiKey> key) {
    String http = "http://" + HOST + ":" + venues;
    String ws = "ws://" + HOST + ":" + venues;
    Map<String, String> settings = new TreeMap<>();
    settings.put(CLOCK + "speed", Double.toString(time.speed()));
    settings.put(CLOCK + "wall-origin", time.wallOrigin().toString());
    settings.put(CLOCK + "world-origin", time.worldOrigin().toString());
    settings.put("flashpaper.kalshi.rest-url", http + "/trade-api/v2");
    settings.put("flashpaper.kalshi.ws-url", ws + "/trade-api/ws/v2");
    exchange(settings, "coinbase", ws + "/coinbase/ws", http + "/coinbase/products/BTC-USD/ticker");
    exchange(settings, "kraken", ws + "/kraken/v2", http + "/kraken/0/public/Ticker?pair=XBTUSD");
    exchange(
        settings, "bitstamp", ws + "/bitstamp/ws", http + "/bitstamp/api/v2/order_book/btcusd/");
    exchange(
        settings,
        "binance-us",
        ws + "/binanceus/stream?streams=btcusd@bookTicker/btcusd@trade",
        http + "/binanceus/api/v3/ticker/bookTicker?symbol=BTCUSD");
    key.ifPresent(
        pair -> {
          settings.put("flashpaper.kalshi.key-id", pair.id());
          settings.put("flashpaper.kalshi.private-key-file", pair.privateKey().toString());
        });
    return feedService(port, settings);
  }

  private static void exchange(Map<String, String> settings, String name, String ws, String rest) {
    settings.put("flashpaper.exchanges." + name + ".ws-url", ws);
    settings.put("flashpaper.exchanges." + name + ".rest-url", rest);
  }

  private ChildSpec feedService(int port, Map<String, String> settings) {
    settings.put("flashpaper.kafka.session-timeout", LEADER_SESSION);
    return service("feed-service", port, 192, settings);
  }

  ChildSpec simulator(int port, WorldPlan plan, SimulatedTime time, Optional<KalshiKey> key) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--port", Integer.toString(port)));
    arguments.addAll(List.of("--speed", Double.toString(time.speed())));
    arguments.addAll(List.of("--wall-origin", time.wallOrigin().toString()));
    arguments.addAll(List.of("--world-origin", time.worldOrigin().toString()));
    arguments.addAll(List.of("--genesis", plan.world().genesis().toString()));
    arguments.addAll(List.of("--seed", Long.toString(plan.world().seed())));
    plan.world()
        .recording()
        .ifPresent(file -> arguments.addAll(List.of("--recording", file.toString())));
    key.ifPresent(
        pair -> {
          arguments.addAll(List.of("--kalshi-key-id", pair.id()));
          arguments.addAll(List.of("--kalshi-public-key", pair.publicKey().toString()));
        });
    JvmProgram program =
        new JvmProgram(
            layout.programClassPath("venue-simulator", "venue-simulator"),
            "io.flashpaper.simulator.SimulatorMain",
            192,
            Map.of(),
            arguments);
    return new ChildSpec("simulator", program.commandLine(), new Readiness.Line("READY "))
        .withEnvironment(NO_KEY);
  }

  private ChildSpec service(String name, int port, int megabytes, Map<String, String> settings) {
    Map<String, String> all = new TreeMap<>(settings);
    all.put("kafka.bootstrap.servers", bootstrapServers);
    all.put("quarkus.http.host", HOST);
    all.put("quarkus.http.port", Integer.toString(port));
    JvmProgram program = JvmProgram.service(layout.serviceRunner(name), megabytes, all);
    URI ready = URI.create("http://%s:%d/q/health/ready".formatted(HOST, port));
    return new ChildSpec(name, program.commandLine(), new Readiness.Http(ready))
        .withEnvironment(NO_KEY);
  }

  /** How the world's time follows the wall's. */
  record SimulatedTime(double speed, Instant wallOrigin, Instant worldOrigin) {}

  /** How to reach the ledger's database. */
  record DatabaseAccess(String jdbcUrl, String username, String password) {
    /** Without the password: this may end up in a log. */
    @Override
    public String toString() {
      return username + " at " + jdbcUrl;
    }
  }
}
