// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import io.flashpaper.simulator.world.Scenario;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * How to run a simulator.
 *
 * @param port on 127.0.0.1, 0 for a free one
 * @param kalshiKey who may open Kalshi's WebSocket; nobody if empty
 * @param seed of all chance
 * @param scenario of the synthetic world
 * @param recording to play instead of the synthetic world
 * @param speed world seconds per wall second
 * @param wallOrigin the wall time at which the world shows {@code worldOrigin}; now if empty
 * @param worldOrigin the wall origin, or the recording's start, if empty
 * @param genesis when the synthetic world began; 20 minutes before the world origin if empty
 */
public record SimulatorOptions(
    int port,
    Optional<KalshiKey> kalshiKey,
    long seed,
    Scenario scenario,
    Optional<Path> recording,
    double speed,
    Optional<Instant> wallOrigin,
    Optional<Instant> worldOrigin,
    Optional<Instant> genesis) {

  /**
   * A registered key.
   *
   * @param publicKey a PEM SubjectPublicKeyInfo file, RSA or Ed25519
   */
  public record KalshiKey(String id, Path publicKey) {}

  /** Refuses ports that do not exist. */
  public SimulatorOptions {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("--port must be 0 to 65535, but is " + port);
    }
  }

  /** The demo world, now, at speed 1, on a free port. */
  public static SimulatorOptions demo() {
    return new SimulatorOptions(
        0,
        Optional.empty(),
        42,
        Scenario.DEMO,
        Optional.empty(),
        1,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with a registered key. */
  public SimulatorOptions withKalshiKey(String id, Path publicKey) {
    return new SimulatorOptions(
        port,
        Optional.of(new KalshiKey(id, publicKey)),
        seed,
        scenario,
        recording,
        speed,
        wallOrigin,
        worldOrigin,
        genesis);
  }

  /** The same with another synthetic world. */
  public SimulatorOptions withWorld(Scenario other, long otherSeed) {
    return new SimulatorOptions(
        port, kalshiKey, otherSeed, other, recording, speed, wallOrigin, worldOrigin, genesis);
  }

  /** The same at another time and speed. */
  public SimulatorOptions withTime(
      double otherSpeed, Instant wall, Instant world, Optional<Instant> began) {
    return new SimulatorOptions(
        port,
        kalshiKey,
        seed,
        scenario,
        recording,
        otherSpeed,
        Optional.of(wall),
        Optional.of(world),
        began);
  }
}
