// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import io.flashpaper.simulator.kalshi.FeeTable;
import io.flashpaper.simulator.kalshi.Handshake;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A running simulator. Close it to stop. */
public final class VenueSimulator implements AutoCloseable {
  private static final long STOP_SECONDS = 5;

  private final Vertx vertx;
  private final VenueServer server;
  private final Truth truth;
  private final FeeTable fees;

  private VenueSimulator(Vertx vertx, VenueServer server, Venues venues) {
    this.vertx = vertx;
    this.server = server;
    this.truth = new Truth(server, venues);
    this.fees = venues.rest().fees();
  }

  /**
   * Starts a simulator and returns once it listens.
   *
   * @throws IllegalArgumentException if an option cannot be met; the message names it
   */
  public static VenueSimulator start(SimulatorOptions options) {
    return start(options, WallClock.utc());
  }

  /** Starts a simulator whose wall clock is {@code wall}; its timers are the machine's. */
  public static VenueSimulator start(SimulatorOptions options, Clock wall) {
    Optional<Handshake> handshake = options.kalshiKey().map(VenueSimulator::handshake);
    WorldClock time = WorldClock.of(options, wall);
    Venues venues = new Venues(time.world(), time.clock().millis(), time.clock()::millis);
    VenueServer server = new VenueServer(time, venues, handshake, options.port());
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1));
    try {
      vertx.deployVerticle(server).toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      vertx.close();
      throw new IllegalArgumentException(
          "--port " + options.port() + " cannot be listened on: " + e.getCause(), e);
    }
    return new VenueSimulator(vertx, server, venues);
  }

  private static Handshake handshake(SimulatorOptions.KalshiKey key) {
    try {
      return Handshake.of(key.id(), Files.readString(key.publicKey()));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "--kalshi-public-key " + key.publicKey() + " cannot be read: give an existing PEM file",
          e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--kalshi-public-key " + key.publicKey() + " " + e.getMessage(), e);
    }
  }

  /** The port it listens on, on 127.0.0.1. */
  public int port() {
    return server.port();
  }

  /** Makes the venues suffer. */
  public Faults faults() {
    return server.faults();
  }

  /** What trading costs at Kalshi; may be changed while it runs. */
  public FeeTable fees() {
    return fees;
  }

  /** What is really the case, whatever the venues say. */
  public Truth truth() {
    return truth;
  }

  /** Stops the world: no book, quote or market moves; time, connections and answers go on. */
  public void hold() {
    server.loop().run(() -> server.hold(true));
  }

  /** Lets the world go on, and catch up with its clock. */
  public void release() {
    server.loop().run(() -> server.hold(false));
  }

  /** Stops listening and drops all clients. */
  @Override
  public void close() {
    vertx
        .close()
        .toCompletionStage()
        .toCompletableFuture()
        .orTimeout(STOP_SECONDS, TimeUnit.SECONDS)
        .join();
  }
}
