// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.api;

import io.flashpaper.feed.desk.DeskStatus;
import io.flashpaper.feed.status.ConnectionBoard;
import io.flashpaper.feed.status.ConnectionStatus;
import io.flashpaper.feed.status.Phase;
import io.flashpaper.feed.status.Transport;
import io.flashpaper.feed.tape.LatestStatus;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.time.ScaledClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Gauges of each venue, connection and trading market. A market's go when it closes, so that there
 * are never more than there are markets.
 */
@Singleton
final class LabelledGauges {
  private record Line(String venue, Transport transport) {}

  private final LatestStatus latest;
  private final ConnectionBoard connections;
  private final ScaledClock clock;
  private final MultiGauge modes;
  private final MultiGauge offsets;
  private final MultiGauge live;
  private final MultiGauge ages;
  private final MultiGauge grades;
  private final MultiGauge bookAges;
  private List<String> venues = List.of();
  private List<Line> lines = List.of();
  private List<String> markets = List.of();

  LabelledGauges(
      MeterRegistry registry, LatestStatus latest, ConnectionBoard connections, ScaledClock clock) {
    this.latest = latest;
    this.connections = connections;
    this.clock = clock;
    modes = MultiGauge.builder("flashpaper.feed.mode").register(registry);
    offsets = MultiGauge.builder("flashpaper.feed.clock.offset.seconds").register(registry);
    live = MultiGauge.builder("flashpaper.feed.connection.live").register(registry);
    ages = MultiGauge.builder("flashpaper.feed.frame.age.seconds").register(registry);
    grades = MultiGauge.builder("flashpaper.feed.market.grade").register(registry);
    bookAges = MultiGauge.builder("flashpaper.feed.book.age.seconds").register(registry);
  }

  /** Makes the gauges fit what there is now; one thread calls it. */
  void refresh(DeskStatus status) {
    List<String> venuesNow = status.modes().stream().map(mode -> mode.venue()).toList();
    if (!venuesNow.equals(venues)) {
      venues = venuesNow;
      modes.register(rows("venue", venues, this::mode), true);
      offsets.register(rows("venue", venues, this::offset), true);
    }
    List<Line> linesNow =
        connections.all(status.timeMs()).stream()
            .map(c -> new Line(c.venue(), c.transport()))
            .toList();
    if (!linesNow.equals(lines)) {
      lines = linesNow;
      live.register(lines.stream().map(line -> row(line, this::isLive)).toList(), true);
      ages.register(lines.stream().map(line -> row(line, this::age)).toList(), true);
    }
    List<String> marketsNow =
        status.markets().stream()
            .filter(market -> market.gradedMs().isPresent())
            .map(LabelledGauges::ticker)
            .toList();
    if (!marketsNow.equals(markets)) {
      markets = marketsNow;
      grades.register(rows("market", markets, this::grade), true);
      bookAges.register(rows("market", markets, this::bookAge), true);
    }
  }

  private static String ticker(DeskStatus.MarketReport market) {
    return market.live().market().id().ticker();
  }

  private static List<Row<?>> rows(
      String label, List<String> values, Function<String, Double> value) {
    return values.stream().<Row<?>>map(v -> row(Tags.of(label, v), () -> value.apply(v))).toList();
  }

  private static Row<?> row(Line line, Function<Line, Double> value) {
    return row(
        Tags.of("venue", line.venue(), "transport", line.transport().name()),
        () -> value.apply(line));
  }

  private static Row<?> row(Tags tags, Supplier<Number> value) {
    return Row.of(tags, value);
  }

  private double mode(String venue) {
    return told(
        status ->
            status.modes().stream()
                .filter(mode -> mode.venue().equals(venue))
                .map(mode -> (double) rank(mode.mode()))
                .findFirst());
  }

  private static int rank(FeedMode mode) {
    return switch (mode) {
      case DOWN -> 0;
      case REST -> 1;
      case WS -> 2;
    };
  }

  private double offset(String venue) {
    return told(
        status -> Optional.ofNullable(status.clockOffsetsMs().get(venue)).map(ms -> ms / 1000.0));
  }

  private double grade(String ticker) {
    return told(
        status -> market(status, ticker).map(m -> (double) m.live().health().grade().ordinal()));
  }

  private double bookAge(String ticker) {
    return told(
        status ->
            market(status, ticker)
                .flatMap(m -> m.bookHeardMs().stream().boxed().findFirst())
                .map(this::secondsSince));
  }

  private static Optional<DeskStatus.MarketReport> market(DeskStatus status, String ticker) {
    return status.markets().stream().filter(m -> ticker(m).equals(ticker)).findFirst();
  }

  private double told(Function<DeskStatus, Optional<Double>> value) {
    return latest.status().flatMap(value).orElse(Double.NaN);
  }

  private double isLive(Line line) {
    return find(line).map(c -> c.phase() == Phase.LIVE ? 1.0 : 0.0).orElse(Double.NaN);
  }

  private double age(Line line) {
    return find(line)
        .flatMap(c -> c.lastReceivedMs().stream().boxed().findFirst())
        .map(this::secondsSince)
        .orElse(Double.NaN);
  }

  private Optional<ConnectionStatus> find(Line line) {
    return connections.find(line.venue(), line.transport(), clock.millis());
  }

  private double secondsSince(long ms) {
    return Math.max(0, clock.millis() - ms) / 1000.0;
  }
}
