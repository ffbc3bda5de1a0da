// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.index.IndexMethod;
import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.feed.Feed;
import io.flashpaper.feed.desk.DeskLimits;
import io.flashpaper.feed.desk.DeskSetup;
import io.flashpaper.feed.desk.Past;
import io.flashpaper.feed.kalshi.KalshiAddresses;
import io.flashpaper.feed.kalshi.KalshiCredentials;
import io.flashpaper.feed.kalshi.KalshiSession;
import io.flashpaper.feed.kalshi.KalshiSigner;
import io.flashpaper.feed.net.Edge;
import io.flashpaper.feed.net.Pace;
import io.flashpaper.feed.status.ConnectionBoard;
import io.flashpaper.feed.status.ConnectionStatus;
import io.flashpaper.feed.tape.FeedMetrics;
import io.flashpaper.feed.tape.LatestStatus;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.VenueState;
import io.flashpaper.model.time.ScaledClock;
import io.flashpaper.simulator.Faults;
import io.flashpaper.simulator.SimulatorOptions;
import io.flashpaper.simulator.VenueSimulator;
import io.flashpaper.simulator.faults.Fault;
import io.flashpaper.simulator.faults.SimulatedVenue;
import io.flashpaper.simulator.faults.Transport;
import io.flashpaper.venue.exchange.Exchange;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The simulated venues and, against them, the whole feed but for Kafka and Quarkus. */
final class FaultWorld implements AutoCloseable {
  static final List<String> EXCHANGES = List.of("coinbase", "kraken", "bitstamp", "binance_us");
  static final List<String> VENUES =
      List.of("kalshi", "coinbase", "kraken", "bitstamp", "binance_us");

  /** How late the machine may be, and no time-out is shorter, in real time. */
  private static final Duration SLACK = Duration.ofSeconds(2);

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration START = Duration.ofSeconds(90);
  private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(500);
  private static final Duration REMEMBERED = Duration.ofMinutes(20);
  private static final Instant WORLD = Instant.parse("2026-02-02T12:02:00Z");
  private static final String KEY_ID = "a-key";

  private final double speed;
  private final VenueSimulator simulator;
  private final Vertx vertx = Vertx.vertx();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ConnectionBoard connections = new ConnectionBoard();
  private final LatestStatus latest = new LatestStatus();
  private final ScaledClock clock;
  private final TruthWatch watch;
  private final WatchedTape tape;
  private final Feed feed;

  /**
   * Starts both.
   *
   * @param folder for the key
   * @param withKey whether the feed may use Kalshi's WebSocket
   */
  FaultWorld(Path folder, double speed, boolean withKey)
      throws IOException, GeneralSecurityException {
    this.speed = speed;
    Instant now = Instant.now();
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Path publicKey = pem(folder.resolve("public.pem"), "PUBLIC KEY", pair.getPublic());
    Path privateKey = pem(folder.resolve("private.pem"), "PRIVATE KEY", pair.getPrivate());
    this.clock = new ScaledClock(Clock.systemUTC(), now, WORLD, speed);
    this.simulator =
        VenueSimulator.start(
            SimulatorOptions.demo()
                .withTime(speed, now, WORLD, Optional.empty())
                .withKalshiKey(KEY_ID, publicKey));
    simulator.truth().keepHistory(REMEMBERED);
    this.watch = new TruthWatch(simulator.truth(), world(SLACK).plusSeconds(3));
    this.tape = new WatchedTape(watch);
    this.feed =
        feed(
            withKey
                ? KalshiCredentials.signer(
                    Optional.of(KEY_ID), Optional.empty(), Optional.of(privateKey))
                : Optional.empty());
    feed.start();
  }

  private Feed feed(Optional<KalshiSigner> signer) {
    String address = "127.0.0.1:" + simulator.port();
    KalshiAddresses addresses =
        new KalshiAddresses(
            URI.create("http://" + address + "/trade-api/v2"),
            URI.create("ws://" + address + "/trade-api/ws/v2"),
            List.of("KXBTC15M", "KXBTCD"),
            5,
            Duration.ofMinutes(2));
    return new Feed(
        clock,
        Edge.of(vertx, new Pace(clock, SHORTEST_TIMEOUT), new FeedMetrics(meters), connections),
        new DeskSetup(KalshiSession.VENUE, EXCHANGES, IndexMethod.MEDIAN, DeskLimits.of(speed, 2)),
        addresses,
        signer,
        ServiceLoader.load(Exchange.class).stream().map(exchange -> spot(exchange.get())).toList(),
        Past.none(),
        tape,
        latest);
  }

  private Feed.Spot spot(Exchange exchange) {
    Venue venue = Venue.of(exchange);
    return new Feed.Spot(
        exchange, venue.streamUri(simulator.port()), venue.restUri(simulator.port()));
  }

  private static Path pem(Path file, String kind, Key key) throws IOException {
    String body = Base64.getMimeEncoder().encodeToString(key.getEncoded());
    return Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, body, kind));
  }

  Faults faults() {
    return simulator.faults();
  }

  VenueSimulator simulator() {
    return simulator;
  }

  WatchedTape tape() {
    return tape;
  }

  TruthWatch watch() {
    return watch;
  }

  /** How far Kalshi's clock is ahead of ours, as the feed tells. */
  long clockOffsetMs() {
    return latest.status().map(s -> s.clockOffsetsMs().getOrDefault("kalshi", 0L)).orElse(0L);
  }

  /** Whether no trading market has a book on the tape. */
  boolean hasNoBook() {
    return tape.trading().stream().allMatch(market -> market.book().isEmpty());
  }

  ScaledClock clock() {
    return clock;
  }

  /** So much real time, in the world's. */
  Duration world(Duration real) {
    return Duration.ofMillis(Math.round(real.toMillis() * speed));
  }

  /** How late the machine and the shortest time-outs may make things, in world time. */
  Duration slack() {
    return Duration.ofMillis(Math.round(2 * SLACK.toMillis() * speed));
  }

  /** A bound in world time, and the machine's slack, in real time. */
  Duration real(Duration bound) {
    return clock.toWall(bound).plus(SLACK.multipliedBy(3));
  }

  /** What is counted under a name for a venue. */
  double counted(String name, String venue) {
    return meters.find(name).tag("venue", venue).counters().stream()
        .mapToDouble(Counter::count)
        .sum();
  }

  /** The same for each venue. */
  Map<String, Double> counted(String name) {
    return VENUES.stream().collect(Collectors.toMap(venue -> venue, venue -> counted(name, venue)));
  }

  /** What the feed says of a connection. */
  ConnectionStatus status(String venue, Transport transport) {
    return connections
        .find(
            venue,
            switch (transport) {
              case REST -> io.flashpaper.feed.status.Transport.REST;
              case WEBSOCKET -> io.flashpaper.feed.status.Transport.WS;
            },
            clock.millis())
        .orElseThrow();
  }

  /** Whether the feed's status tells of an error there since a moment. */
  boolean tellsOfAnError(String venue, Transport transport, long sinceMs) {
    return status(venue, transport).lastError().filter(e -> e.atMs() >= sinceMs).isPresent();
  }

  /** Fails unless something is so before long. */
  void until(String what, BooleanSupplier condition) {
    until(what, PATIENCE, condition);
  }

  void until(String what, Duration patience, BooleanSupplier condition) {
    boolean reached = tape.await(patience, condition);
    assertThat(tape.failure()).as("the ordered path").isEmpty();
    assertThat(reached).as("within %s: %s; %s", patience, what, state()).isTrue();
  }

  private String state() {
    return "modes "
        + EXCHANGES.stream().map(v -> v + "=" + mode(v)).toList()
        + " kalshi="
        + mode(KalshiSession.VENUE)
        + " index="
        + tape.index().map(i -> i.status() + " " + i.contributions())
        + " books="
        + tape.trading().stream()
            .map(m -> m.market().id().ticker() + (m.book().isPresent() ? "" : " none"))
            .toList()
        + " truth="
        + simulator.truth().trading();
  }

  private String mode(String venue) {
    return tape.mode(venue).map(m -> m.mode() + " (" + m.reason() + ")").orElse("none");
  }

  boolean isIn(FeedMode mode, String venue) {
    return tape.mode(venue).filter(m -> m.mode() == mode).isPresent();
  }

  boolean streams(SimulatedVenue venue) {
    return isIn(FeedMode.WS, venue.name().toLowerCase(Locale.ROOT));
  }

  boolean areAllIn(FeedMode mode) {
    return VENUES.stream().allMatch(venue -> isIn(mode, venue));
  }

  /** The same at the start, for which there is no bound: a JVM may have to warm up. */
  void awaitStart(FeedMode mode) {
    awaitAllIs(mode, START);
  }

  /** Everything comes this way, and is right. */
  void awaitHealth(FeedMode mode, Duration bound) {
    awaitAllIs(mode, real(bound));
  }

  private void awaitAllIs(FeedMode mode, Duration patience) {
    until("all is well by " + mode, patience, () -> areAllIn(mode) && isIndexOk() && hasBooks());
    compare();
  }

  private boolean hasBooks() {
    return tape.trading().size() >= 6
        && tape.trading().stream().allMatch(m -> m.book().isPresent());
  }

  /** No exchange that is said to stream counts in the index. */
  boolean usesOnlyPolledQuotes() {
    return tape.index()
        .filter(
            tick ->
                tick.contributions().stream()
                    .filter(c -> isIn(FeedMode.WS, c.venue()))
                    .noneMatch(c -> c.state() == VenueState.USED))
        .isPresent();
  }

  boolean isIndexOk() {
    return tape.index().filter(i -> i.status() == IndexStatus.OK).isPresent();
  }

  /** Stops the world for a moment, in which the tape must come to hold exactly the truth. */
  void compare() {
    simulator.hold();
    try {
      until("every book is the truth", this::areBooksTrue);
    } finally {
      simulator.release();
    }
  }

  private boolean areBooksTrue() {
    List<String> reallyTrading = simulator.truth().trading();
    Collection<LiveMarket> trading =
        tape.trading().stream()
            .filter(m -> reallyTrading.contains(m.market().id().ticker()))
            .toList();
    return trading.size() >= 5
        && trading.stream()
            .allMatch(
                m ->
                    m.book()
                        .filter(b -> b.equals(simulator.truth().book(m.market().id().ticker())))
                        .isPresent());
  }

  /** Nothing the tape said since the last reset was wrong. */
  void assertNothingWasWrong() {
    assertThat(watch.wrong()).as("books that never were, or were too old").isEmpty();
    assertThat(tape.failure()).as("the ordered path").isEmpty();
  }

  /** The same fault for every venue. */
  void allSuffer(Transport transport, Fault fault) {
    for (SimulatedVenue venue : SimulatedVenue.values()) {
      faults().set(venue, transport, fault);
    }
  }

  /** That transport is well again at every venue. */
  void allRecover(Transport transport) {
    for (SimulatedVenue venue : SimulatedVenue.values()) {
      faults().clear(venue, transport);
    }
  }

  @Override
  public void close() throws Exception {
    feed.stop();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    simulator.close();
  }
}
