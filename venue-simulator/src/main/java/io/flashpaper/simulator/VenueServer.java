// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import io.flashpaper.simulator.faults.AnswerFaults;
import io.flashpaper.simulator.faults.AnswerFaults.Reply;
import io.flashpaper.simulator.faults.FaultBoard;
import io.flashpaper.simulator.faults.SimulatedVenue;
import io.flashpaper.simulator.kalshi.Handshake;
import io.flashpaper.simulator.kalshi.KalshiRest;
import io.flashpaper.simulator.wire.Answer;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The one HTTP server of all venues, and the timers that move the world. */
final class VenueServer extends AbstractVerticle {
  static final Answer NOT_FOUND =
      new Answer(404, "{\"error\":{\"code\":\"not_found\",\"message\":\"not found\"}}");
  private static final System.Logger LOG = System.getLogger(VenueServer.class.getName());

  private final Venues venues;
  private final Ticker ticker;
  private final Connections connections = new Connections();
  private final Upgrades upgrades;
  private final AnswerFaults answers;
  private final FaultControl control;
  private final Faults faults;
  private Optional<HttpServer> listening = Optional.empty();
  private boolean held;
  private final CompletableFuture<Loop> loop = new CompletableFuture<>();
  private volatile int port;

  VenueServer(WorldClock time, Venues venues, Optional<Handshake> handshake, int port) {
    this.venues = venues;
    this.port = port;
    this.ticker = new Ticker(venues, time.clock(), time.clock().speed());
    FaultBoard board = venues.faults();
    this.upgrades = new Upgrades(time, venues, handshake, board, connections);
    this.answers = new AnswerFaults(board);
    this.faults = new Faults(this, venues, connections);
    this.control = new FaultControl(faults);
  }

  int port() {
    return port;
  }

  Faults faults() {
    return faults;
  }

  /** The thread everything happens on. */
  Loop loop() {
    return loop.join();
  }

  @Override
  public void start(Promise<Void> started) {
    loop.complete(new Loop(context, Thread.currentThread()));
    listen()
        .onSuccess(
            _ -> {
              vertx.setPeriodic(ticker.periodMs(), id -> tick());
              vertx.setPeriodic(ticker.pingPeriodMs(), id -> ping());
              started.complete();
            })
        .onFailure(started::fail);
  }

  private void ping() {
    connections.each(SimulatedVenue.KALSHI, VertxPeer::ping);
  }

  /** Listens, at first on the port that is wanted, later on the same again. */
  Future<Void> listen() {
    if (listening.isPresent()) {
      return Future.succeededFuture();
    }
    HttpServer server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setHost("127.0.0.1")
                    .setPort(port)
                    .setHttp2ClearTextEnabled(false))
            .requestHandler(this::handle);
    listening = Optional.of(server);
    return server.listen().onSuccess(up -> port = up.actualPort()).mapEmpty();
  }

  /** Stops listening and drops every connection. */
  Future<Void> deafen() {
    Future<Void> closed = listening.map(HttpServer::close).orElseGet(Future::succeededFuture);
    listening = Optional.empty();
    return closed;
  }

  /** Whether the world stands still. */
  void hold(boolean still) {
    held = still;
  }

  private void tick() {
    try {
      if (held) {
        ticker.hold();
      } else {
        ticker.tick();
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "The world could not take a step.", e);
    }
  }

  private void handle(HttpServerRequest request) {
    String path = Objects.requireNonNullElse(request.path(), "/");
    Optional<SimulatedVenue> venue = SimulatedVenue.at(path);
    String upgrade = request.getHeader("Upgrade");
    if (path.startsWith(FaultControl.ROOT)) {
      request.body().onSuccess(body -> send(request, control.reply(request, body.toString())));
    } else if (venue.isEmpty()) {
      send(request, new Reply.Body(NOT_FOUND));
    } else if (upgrade != null && upgrade.equalsIgnoreCase("websocket")) {
      upgrades.handle(request, venue.get());
    } else {
      Reply reply = answers.to(venue.get(), path, request.uri(), answer(request, path));
      Replies.send(request, reply, venues.clockMs(venue.get()));
    }
  }

  private void send(HttpServerRequest request, Reply reply) {
    Replies.send(request, reply, venues.worldMs());
  }

  private Answer answer(HttpServerRequest request, String path) {
    if (request.method() != HttpMethod.GET) {
      return new Answer(405, "{\"error\":{\"code\":\"method_not_allowed\"}}");
    }
    Map<String, List<String>> query = new LinkedHashMap<>();
    request.params().names().forEach(name -> query.put(name, request.params().getAll(name)));
    if (path.startsWith(KalshiRest.ROOT + "/")) {
      return venues.rest().get(path.substring(KalshiRest.ROOT.length()), query);
    }
    return venues
        .exchangeAt(path)
        .flatMap(e -> e.get(path.substring(e.root().length()), query, venues.clockMs(Venues.of(e))))
        .orElse(NOT_FOUND);
  }
}
