// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed;

import io.flashpaper.simulator.SimulatorOptions;
import io.flashpaper.simulator.VenueSimulator;
import io.flashpaper.teststack.TestBroker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real broker and all simulated venues, in a world sixty times as fast unless told otherwise,
 * five minutes to close.
 */
public final class Venues implements QuarkusTestResourceLifecycleManager {
  private static final Instant WORLD = Instant.parse("2026-02-02T12:10:00Z");

  private boolean withKey;
  private double speed;
  private Instant world = WORLD;
  private TestBroker broker;
  private VenueSimulator simulator;

  @Override
  public void init(Map<String, String> arguments) {
    withKey = Boolean.parseBoolean(arguments.get("key"));
    speed = Double.parseDouble(arguments.getOrDefault("speed", "60"));
    world = Instant.parse(arguments.getOrDefault("world", WORLD.toString()));
  }

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory("flashpaper-feed");
      broker = TestBroker.start(folder.resolve("broker"));
      return settings(folder);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Map<String, String> settings(Path folder) throws IOException, GeneralSecurityException {
    Instant now = Instant.now();
    Map<String, String> settings = new HashMap<>();
    SimulatorOptions options =
        SimulatorOptions.demo().withTime(speed, now, world, Optional.empty());
    if (withKey) {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      Path publicKey = pem(folder.resolve("public.pem"), "PUBLIC KEY", pair.getPublic());
      Path privateKey = pem(folder.resolve("private.pem"), "PRIVATE KEY", pair.getPrivate());
      options = options.withKalshiKey("a-key", publicKey);
      settings.put("flashpaper.kalshi.key-id", "a-key");
      settings.put("flashpaper.kalshi.private-key-file", privateKey.toString());
    }
    simulator = VenueSimulator.start(options);
    settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
    settings.put("flashpaper.clock.speed", Double.toString(speed));
    settings.put("flashpaper.clock.wall-origin", now.toString());
    settings.put("flashpaper.clock.world-origin", world.toString());
    addresses(settings, "127.0.0.1:" + simulator.port());
    return settings;
  }

  private static void addresses(Map<String, String> settings, String host) {
    settings.put("flashpaper.kalshi.rest-url", "http://" + host + "/trade-api/v2");
    settings.put("flashpaper.kalshi.ws-url", "ws://" + host + "/trade-api/ws/v2");
    for (List<String> exchange :
        List.of(
            List.of("coinbase", "/coinbase/ws", "/coinbase/products/BTC-USD/ticker"),
            List.of("kraken", "/kraken/v2", "/kraken/0/public/Ticker?pair=XBTUSD"),
            List.of("bitstamp", "/bitstamp/ws", "/bitstamp/api/v2/ticker/btcusd/"),
            List.of(
                "binance-us",
                "/binanceus/stream?streams=btcusd@bookTicker/btcusd@trade",
                "/binanceus/api/v3/ticker/bookTicker?symbol=BTCUSD"))) {
      String prefix = "flashpaper.exchanges." + exchange.get(0);
      settings.put(prefix + ".ws-url", "ws://" + host + exchange.get(1));
      settings.put(prefix + ".rest-url", "http://" + host + exchange.get(2));
    }
  }

  private static Path pem(Path file, String kind, Key key) throws IOException {
    String body = Base64.getMimeEncoder().encodeToString(key.getEncoded());
    return Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, body, kind));
  }

  @Override
  public void stop() {
    if (simulator != null) {
      simulator.close();
    }
    stopBroker();
  }

  /** Ends Kafka alone. */
  void stopBroker() {
    if (broker != null) {
      broker.close();
    }
  }
}
