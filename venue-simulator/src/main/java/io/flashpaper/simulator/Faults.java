// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import io.flashpaper.simulator.faults.Fault;
import io.flashpaper.simulator.faults.FaultBoard;
import io.flashpaper.simulator.faults.Progress;
import io.flashpaper.simulator.faults.SimulatedVenue;
import io.flashpaper.simulator.faults.Transport;
import io.flashpaper.simulator.world.Outcome;
import io.flashpaper.simulator.world.Rulings;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes the venues suffer, and well again. Safe on any thread; what is asked for has happened when
 * a method returns.
 */
public final class Faults {
  private static final String RECONNECT =
      "{\"event\":\"bts:request_reconnect\",\"channel\":\"\",\"data\":{}}";

  private final VenueServer server;
  private final Venues venues;
  private final FaultBoard board;
  private final Connections connections;

  Faults(VenueServer server, Venues venues, Connections connections) {
    this.server = server;
    this.venues = venues;
    this.board = venues.faults();
    this.connections = connections;
  }

  /** Something is wrong from now on, in place of what was. */
  public void set(SimulatedVenue venue, Transport transport, Fault fault) {
    run(
        () -> {
          clearNow(venue, transport);
          board.set(venue, transport, fault);
          if (transport == Transport.WEBSOCKET && fault instanceof Fault.HalfOpen) {
            connections.each(venue, VertxPeer::deafen);
          } else if (transport == Transport.WEBSOCKET && fault instanceof Fault.Reset) {
            connections.each(venue, VertxPeer::reset);
          }
        });
  }

  /** Both transports of a venue have the same fault. */
  public void set(SimulatedVenue venue, Fault fault) {
    for (Transport transport : Transport.values()) {
      set(venue, transport, fault);
    }
  }

  /** That is well again. */
  public void clear(SimulatedVenue venue, Transport transport) {
    run(() -> clearNow(venue, transport));
  }

  /** Everything is well again, clocks too, and the server listens. */
  public void clear() {
    comeBack();
    settlement(Rulings.USUAL);
    for (SimulatedVenue venue : SimulatedVenue.values()) {
      clock(venue, Duration.ZERO);
      for (Transport transport : Transport.values()) {
        clear(venue, transport);
      }
    }
  }

  private void clearNow(SimulatedVenue venue, Transport transport) {
    boolean halfOpen =
        board.fault(venue, transport).filter(f -> f instanceof Fault.HalfOpen).isPresent();
    board.clear(venue, transport);
    if (halfOpen && transport == Transport.WEBSOCKET) {
      connections.each(venue, VertxPeer::resetIfDeaf);
    }
  }

  /** What is wrong there. */
  public Optional<Fault> fault(SimulatedVenue venue, Transport transport) {
    return call(() -> board.fault(venue, transport));
  }

  /** How many frames, answers or handshakes the fault there has struck; 0 without one. */
  public long struck(SimulatedVenue venue, Transport transport) {
    return call(() -> board.struck(venue, transport));
  }

  /** How far the mutation there has come; empty if there is none. */
  public Optional<Progress> progress(SimulatedVenue venue, Transport transport) {
    return call(() -> board.progress(venue, transport));
  }

  /** How many WebSockets are open there. */
  public int connections(SimulatedVenue venue) {
    return call(() -> connections.count(venue));
  }

  /** How far a venue's clock is ahead; negative if it is behind. */
  public void clock(SimulatedVenue venue, Duration ahead) {
    run(() -> board.clock(venue, ahead));
  }

  /** How far a venue's clock is ahead. */
  public Duration clock(SimulatedVenue venue) {
    return call(() -> Duration.ofMillis(board.clockMs(venue)));
  }

  /** Kalshi settles its markets like this from now on. */
  public void settlement(Rulings rulings) {
    run(() -> venues.world().markets().settleBy(rulings));
  }

  /** How Kalshi settles its markets. */
  public Rulings settlement() {
    return call(() -> venues.world().markets().rulings());
  }

  /**
   * Kalshi corrects what a market came to. It tells nobody; who looks at the market again sees it.
   *
   * @throws IllegalArgumentException if no such market has paid
   */
  public void correct(String ticker, Outcome outcome) {
    Optional<String> refused =
        call(
            () -> {
              try {
                venues.world().markets().correct(ticker, outcome, venues.worldMs());
                return Optional.empty();
              } catch (IllegalArgumentException e) {
                return Optional.of(String.valueOf(e.getMessage()));
              }
            });
    if (refused.isPresent()) {
      throw new IllegalArgumentException(refused.get());
    }
  }

  /** Resets every WebSocket of a venue; new ones are welcome. */
  public void disconnect(SimulatedVenue venue) {
    run(() -> connections.each(venue, VertxPeer::reset));
  }

  /** Kalshi sends the book of every subscribed market, unasked. */
  public void sendSnapshots() {
    run(venues.hub()::sendSnapshots);
  }

  /**
   * Kalshi tells again how each market came to be what it is; a client may then want to read these
   * markets anew.
   */
  public void sendLifecycles() {
    run(venues.hub()::sendLifecycles);
  }

  /** Coinbase tells of its last match again, as it does after a subscription. */
  public void sendLastMatch() {
    run(venues.coinbase()::sendLastMatch);
  }

  /** Bitstamp asks its clients to connect anew. */
  public void requestReconnect() {
    run(() -> connections.each(SimulatedVenue.BITSTAMP, peer -> peer.say(RECONNECT)));
  }

  /** A venue resets every connection, until it comes back or is cleared. */
  public void goDown(SimulatedVenue venue) {
    set(venue, new Fault.Reset());
  }

  /** A venue answers again. */
  public void comeBack(SimulatedVenue venue) {
    for (Transport transport : Transport.values()) {
      clear(venue, transport);
    }
  }

  /** Nothing listens any more, and every connection is dropped. */
  public void goDown() {
    server.loop().await(server::deafen);
  }

  /** The server listens again on its port. */
  public void comeBack() {
    server.loop().await(server::listen);
  }

  private void run(Runnable action) {
    server.loop().run(action);
  }

  private <T> T call(Supplier<T> action) {
    return server.loop().call(action);
  }
}
