// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.api;

import io.flashpaper.engine.index.IndexMethod;
import io.flashpaper.feed.desk.DeskStatus;
import io.flashpaper.feed.desk.ErrorStats;
import io.flashpaper.feed.desk.SettlementCheck;
import io.flashpaper.model.FixedPoint;
import io.flashpaper.model.event.Contribution;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.OfficialIndexTick;
import io.flashpaper.model.event.WindowAverage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is told of the index. */
final class IndexReport {
  private IndexReport() {}

  static Feeds.Index of(DeskStatus.IndexReport index) {
    Optional<IndexTick> tick = index.tick();
    return new Feeds.Index(
        dollars(tick.map(IndexTick::priceMicros).orElse(OptionalLong.empty())),
        tick.map(IndexTick::status).orElse(IndexStatus.NONE).name(),
        tick.map(IndexTick::venuesUsed).orElse(0),
        bps(tick.map(IndexTick::dispersionCentiBps).orElse(0L)),
        method(index.method()),
        weights(index.method()),
        tick.map(IndexTick::contributions).orElse(List.of()).stream()
            .map(IndexReport::contributor)
            .toList(),
        rounded(index.volatilityPerYear()),
        rounded(index.jumpShare()),
        index.official().map(IndexReport::official).orElse(null),
        index.error().map(IndexReport::error).orElse(null),
        index.minuteError().map(IndexReport::error).orElse(null),
        index.settlements().stream().map(IndexReport::settlement).toList());
  }

  private static String method(IndexMethod method) {
    return switch (method) {
      case IndexMethod.Median _ -> "median";
      case IndexMethod.WeightedMean mean ->
          mean.halfLifeMs().isPresent() ? "fresh-mean" : "base-mean";
    };
  }

  private static Map<String, Long> weights(IndexMethod method) {
    return switch (method) {
      case IndexMethod.Median _ -> Map.of();
      case IndexMethod.WeightedMean mean -> new TreeMap<>(mean.weights());
    };
  }

  private static Feeds.Contributor contributor(Contribution c) {
    return new Feeds.Contributor(
        c.venue(), c.state().name(), seen(c.bidMicros()), seen(c.askMicros()), c.ageMs());
  }

  private static @Nullable String seen(long micros) {
    return micros == 0 ? null : dollars(micros);
  }

  private static Feeds.Official official(OfficialIndexTick tick) {
    return new Feeds.Official(
        tick.index(),
        dollars(tick.valueMicros()),
        When.of(tick.sourceTimeMs()),
        tick.lastMinute().map(average -> dollars(average.valueMicros())).orElse(null),
        tick.lastMinute().map(WindowAverage::samples).orElse(null));
  }

  private static Feeds.IndexError error(ErrorStats stats) {
    return new Feeds.IndexError(
        bps(stats.last()),
        bps(stats.mean()),
        bps(stats.medianSize()),
        bps(stats.size95()),
        bps(stats.largestSize()),
        stats.samples());
  }

  private static Feeds.Settlement settlement(SettlementCheck check) {
    return new Feeds.Settlement(
        check.market().ticker(),
        When.of(check.closeTimeMs()),
        check.result().name(),
        dollars(check.officialMicros()),
        dollars(check.ours().valueMicros()),
        dollars(check.oursOffMicros()),
        check.ours().seen(),
        dollars(check.prints().valueMicros()),
        dollars(check.printsOffMicros()),
        check.prints().seen(),
        check.winner().map(Enum::name).orElse(null));
  }

  private static double bps(long centiBps) {
    return centiBps / 100.0;
  }

  private static @Nullable Double rounded(OptionalDouble value) {
    return value.isEmpty() ? null : Math.round(value.getAsDouble() * 10_000) / 10_000.0;
  }

  private static @Nullable String dollars(OptionalLong micros) {
    return micros.isEmpty() ? null : dollars(micros.getAsLong());
  }

  private static String dollars(long micros) {
    return FixedPoint.format(micros, 6);
  }
}
