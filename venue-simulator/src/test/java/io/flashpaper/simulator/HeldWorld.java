// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import io.flashpaper.simulator.world.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;

/** A simulator whose time a test moves by hand, and a key that may open Kalshi's WebSocket. */
record HeldWorld(TestKey key, ManualClock clock, VenueSimulator simulator)
    implements AutoCloseable {
  static final Instant START = Instant.parse("2026-03-02T14:22:00Z");
  private static final String KALSHI = "/trade-api/ws/v2";

  /** Starts the world at {@link #START} with a key of {@code RSA} or {@code Ed25519}. */
  static HeldWorld start(String algorithm, Path folder)
      throws GeneralSecurityException, IOException {
    TestKey key = TestKey.generate(algorithm);
    ManualClock clock = new ManualClock(START);
    SimulatorOptions options =
        SimulatorOptions.demo()
            .withWorld(Scenario.DEMO, 7)
            .withKalshiKey(TestKey.ID, key.file(folder))
            .withTime(1, START, START, Optional.empty());
    return new HeldWorld(key, clock, VenueSimulator.start(options, clock));
  }

  /** A connection to Kalshi, signed now. */
  WireClient kalshi() throws Exception {
    return new WireClient(simulator.port(), KALSHI, key.headers(clock.millis()));
  }

  @Override
  public void close() {
    simulator.close();
  }
}
