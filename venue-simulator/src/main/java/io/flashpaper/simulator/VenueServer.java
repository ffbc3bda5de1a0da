// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import io.flashpaper.simulator.exchanges.Exchange;
import io.flashpaper.simulator.kalshi.Handshake;
import io.flashpaper.simulator.kalshi.KalshiRest;
import io.flashpaper.simulator.kalshi.KalshiSession;
import io.flashpaper.simulator.wire.Answer;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The one HTTP server of all venues, and the timers that move the world. */
final class VenueServer extends AbstractVerticle {
  private static final System.Logger LOG = System.getLogger(VenueServer.class.getName());
  private static final Answer NOT_FOUND =
      new Answer(404, "{\"error\":{\"code\":\"not_found\",\"message\":\"not found\"}}");

  private final WorldClock time;
  private final Venues venues;
  private final Optional<Handshake> handshake;
  private final int wantedPort;
  private final Ticker ticker;
  private final Set<VertxPeer> kalshiPeers = new LinkedHashSet<>();
  private volatile int port;

  VenueServer(WorldClock time, Venues venues, Optional<Handshake> handshake, int port) {
    this.time = time;
    this.venues = venues;
    this.handshake = handshake;
    this.wantedPort = port;
    this.ticker = new Ticker(venues, time.clock(), time.clock().speed());
  }

  int port() {
    return port;
  }

  @Override
  public void start(Promise<Void> started) {
    HttpServer server =
        vertx
            .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(wantedPort))
            .requestHandler(this::handle);
    server
        .listen()
        .onSuccess(
            listening -> {
              port = listening.actualPort();
              vertx.setPeriodic(ticker.periodMs(), id -> tick());
              vertx.setPeriodic(ticker.pingPeriodMs(), id -> kalshiPeers.forEach(VertxPeer::ping));
              started.complete();
            })
        .onFailure(started::fail);
  }

  private void tick() {
    try {
      ticker.tick();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "The world could not take a step.", e);
    }
  }

  private void handle(HttpServerRequest request) {
    String upgrade = request.getHeader("Upgrade");
    if (upgrade != null && upgrade.equalsIgnoreCase("websocket")) {
      upgrade(request);
    } else if (request.method() != HttpMethod.GET) {
      respond(request, new Answer(405, "{\"error\":{\"code\":\"method_not_allowed\"}}"));
    } else {
      respond(request, get(request));
    }
  }

  private static void respond(HttpServerRequest request, Answer answer) {
    request
        .response()
        .setStatusCode(answer.status())
        .putHeader("Content-Type", "application/json")
        .end(answer.body());
  }

  private Answer get(HttpServerRequest request) {
    String path = Objects.requireNonNullElse(request.path(), "/");
    Map<String, List<String>> query = new LinkedHashMap<>();
    request.params().names().forEach(name -> query.put(name, request.params().getAll(name)));
    if (path.startsWith(KalshiRest.ROOT + "/")) {
      return venues.rest().get(path.substring(KalshiRest.ROOT.length()), query);
    }
    return venues.exchanges().stream()
        .filter(e -> path.startsWith(e.root() + "/"))
        .findFirst()
        .flatMap(e -> e.get(path.substring(e.root().length()), query, time.clock().millis()))
        .orElse(NOT_FOUND);
  }

  private void upgrade(HttpServerRequest request) {
    String path = Objects.requireNonNullElse(request.path(), "/");
    String query = Objects.requireNonNullElse(request.query(), "");
    if (path.equals(Handshake.PATH)) {
      Handshake.Headers headers =
          new Handshake.Headers(
              request.getHeader("KALSHI-ACCESS-KEY"),
              request.getHeader("KALSHI-ACCESS-TIMESTAMP"),
              request.getHeader("KALSHI-ACCESS-SIGNATURE"));
      if (handshake
          .filter(
              h ->
                  h.accepts(
                      headers, time.wall().millis(), time.clock().millis(), time.clock().speed()))
          .isPresent()) {
        request.toWebSocket().onSuccess(this::kalshi);
      } else {
        respond(request, new Answer(401, Handshake.REFUSAL));
      }
      return;
    }
    Optional<Exchange> exchange =
        venues.exchanges().stream()
            .filter(e -> path.startsWith(e.root() + "/"))
            .filter(e -> e.offers(path.substring(e.root().length()), query))
            .findFirst();
    if (exchange.isPresent()) {
      String below = path.substring(exchange.get().root().length());
      request.toWebSocket().onSuccess(socket -> spot(exchange.get(), socket, below, query));
    } else {
      respond(request, NOT_FOUND);
    }
  }

  private void kalshi(ServerWebSocket socket) {
    VertxPeer peer = new VertxPeer(socket);
    KalshiSession session = venues.hub().connect(peer);
    kalshiPeers.add(peer);
    socket
        .textMessageHandler(session::receive)
        .exceptionHandler(VenueServer::connectionLost)
        .closeHandler(
            closed -> {
              kalshiPeers.remove(peer);
              venues.hub().disconnect(session);
            });
  }

  private void spot(Exchange exchange, ServerWebSocket socket, String path, String query) {
    VertxPeer peer = new VertxPeer(socket);
    socket
        .textMessageHandler(text -> exchange.receive(peer, text, time.clock().millis()))
        .exceptionHandler(VenueServer::connectionLost)
        .closeHandler(closed -> exchange.disconnect(peer));
    exchange.connect(peer, path, query, time.clock().millis());
  }

  private static void connectionLost(Throwable cause) {
    LOG.log(System.Logger.Level.DEBUG, "A client went away: {0}", cause.getMessage());
  }
}
