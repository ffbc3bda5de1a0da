// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import io.flashpaper.simulator.exchanges.Exchange;
import io.flashpaper.simulator.faults.AnswerFaults.Reply;
import io.flashpaper.simulator.faults.Fault;
import io.flashpaper.simulator.faults.FaultBoard;
import io.flashpaper.simulator.faults.SimulatedVenue;
import io.flashpaper.simulator.faults.Transport;
import io.flashpaper.simulator.kalshi.Handshake;
import io.flashpaper.simulator.kalshi.KalshiSession;
import io.flashpaper.simulator.wire.Answer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Objects;
import java.util.Optional;

/** WebSocket handshakes, and the connections they open. */
final class Upgrades {
  private static final System.Logger LOG = System.getLogger(Upgrades.class.getName());

  private final WorldClock time;
  private final Venues venues;
  private final Optional<Handshake> handshake;
  private final FaultBoard faults;
  private final Connections connections;

  Upgrades(
      WorldClock time,
      Venues venues,
      Optional<Handshake> handshake,
      FaultBoard faults,
      Connections connections) {
    this.time = time;
    this.venues = venues;
    this.handshake = handshake;
    this.faults = faults;
    this.connections = connections;
  }

  void handle(HttpServerRequest request, SimulatedVenue venue) {
    Optional<Fault> fault = faults.fault(venue, Transport.WEBSOCKET);
    if (fault.isPresent() && fault.get() instanceof Fault.Status status) {
      refuse(request, venue, new Reply.Refusal(status.code(), status.retryAfter()));
    } else if (fault.isPresent() && fault.get() instanceof Fault.Reset) {
      refuse(request, venue, new Reply.Cut());
    } else if (fault.isPresent() && fault.get() instanceof Fault.HalfOpen) {
      refuse(request, venue, new Reply.Nothing());
    } else {
      open(request, venue);
    }
  }

  private void refuse(HttpServerRequest request, SimulatedVenue venue, Reply reply) {
    faults.strike(venue, Transport.WEBSOCKET);
    Replies.send(request, reply, venues.clockMs(venue));
  }

  private void open(HttpServerRequest request, SimulatedVenue venue) {
    String path = Objects.requireNonNullElse(request.path(), "/");
    String query = Objects.requireNonNullElse(request.query(), "");
    if (path.equals(Handshake.PATH)) {
      if (signed(request)) {
        request.toWebSocket().onSuccess(socket -> kalshi(socket, connection(request)));
      } else {
        answer(request, venue, new Answer(401, Handshake.REFUSAL));
      }
      return;
    }
    Optional<Exchange> exchange = venues.exchangeAt(path);
    String below = exchange.map(e -> path.substring(e.root().length())).orElse("");
    if (exchange.filter(e -> e.offers(below, query)).isPresent()) {
      request
          .toWebSocket()
          .onSuccess(
              socket -> spot(exchange.get(), venue, socket, connection(request), below, query));
    } else {
      answer(request, venue, VenueServer.NOT_FOUND);
    }
  }

  private static ConnectionBase connection(HttpServerRequest request) {
    return (ConnectionBase) request.connection();
  }

  private void answer(HttpServerRequest request, SimulatedVenue venue, Answer answer) {
    Replies.send(request, new Reply.Body(answer), venues.clockMs(venue));
  }

  private boolean signed(HttpServerRequest request) {
    Handshake.Headers headers =
        new Handshake.Headers(
            request.getHeader("KALSHI-ACCESS-KEY"),
            request.getHeader("KALSHI-ACCESS-TIMESTAMP"),
            request.getHeader("KALSHI-ACCESS-SIGNATURE"));
    long wallMs = time.wall().millis() + faults.clockMs(SimulatedVenue.KALSHI);
    long worldMs = venues.clockMs(SimulatedVenue.KALSHI);
    return handshake
        .filter(h -> h.accepts(headers, wallMs, worldMs, time.clock().speed()))
        .isPresent();
  }

  private void kalshi(ServerWebSocket socket, ConnectionBase connection) {
    VertxPeer peer = peer(socket, connection, SimulatedVenue.KALSHI);
    KalshiSession session = venues.hub().connect(peer);
    socket
        .textMessageHandler(session::receive)
        .closeHandler(
            closed -> {
              connections.remove(SimulatedVenue.KALSHI, peer);
              venues.hub().disconnect(session);
            });
  }

  private void spot(
      Exchange exchange,
      SimulatedVenue venue,
      ServerWebSocket socket,
      ConnectionBase connection,
      String path,
      String query) {
    VertxPeer peer = peer(socket, connection, venue);
    socket
        .textMessageHandler(text -> exchange.receive(peer, text, venues.clockMs(venue)))
        .closeHandler(
            closed -> {
              connections.remove(venue, peer);
              exchange.disconnect(peer);
            });
    exchange.connect(peer, path, query, venues.clockMs(venue));
  }

  private VertxPeer peer(ServerWebSocket socket, ConnectionBase connection, SimulatedVenue venue) {
    VertxPeer peer = new VertxPeer(socket, connection, faults.frames(venue));
    connections.add(venue, peer);
    socket.exceptionHandler(Upgrades::connectionLost);
    return peer;
  }

  private static void connectionLost(Throwable cause) {
    LOG.log(System.Logger.Level.DEBUG, "A client went away: {0}", cause.getMessage());
  }
}
