// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.api;

import io.flashpaper.feed.desk.AuditTally;
import io.flashpaper.feed.desk.DeskStatus;
import io.flashpaper.feed.desk.ErrorStats;
import io.flashpaper.feed.tape.LatestStatus;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The metrics that are read from the desk's status; what cannot be told is not a number. */
@ApplicationScoped
public class FeedGauges {
  private static final String AUDITS = "flashpaper.feed.audits";

  private final MeterRegistry registry;
  private final LatestStatus latest;
  private final LabelledGauges labelled;

  FeedGauges(MeterRegistry registry, LatestStatus latest, LabelledGauges labelled) {
    this.registry = registry;
    this.latest = latest;
    this.labelled = labelled;
  }

  void start(@Observes StartupEvent event) {
    audits("agreed", AuditTally::agreed);
    audits("disagreed", AuditTally::disagreed);
    audits("inconclusive", AuditTally::inconclusive);
    FunctionCounter.builder(
            "flashpaper.feed.audit.books.lost",
            latest,
            l -> l.status().map(DeskStatus::contradictions).orElse(0L))
        .register(registry);
    index("status", s -> s.index().tick().map(IndexTick::status).map(IndexStatus::ordinal));
    index("venues.used", s -> s.index().tick().map(IndexTick::venuesUsed));
    index("dispersion.bps", s -> s.index().tick().map(t -> t.dispersionCentiBps() / 100.0));
    index("volatility", s -> s.index().volatilityPerYear().stream().boxed().findFirst());
    index("error.bps", s -> s.index().error().map(e -> e.last() / 100.0));
    index("error.size95.bps", s -> s.index().error().map(FeedGauges::size95));
    index("minute.error.size95.bps", s -> s.index().minuteError().map(FeedGauges::size95));
    index(
        "settlement.error.dollars",
        s ->
            s.index().settlements().stream()
                .flatMap(check -> check.oursOffMicros().stream().boxed())
                .findFirst()
                .map(micros -> micros / 1e6));
    latest.onPublish(labelled::refresh);
  }

  private static double size95(ErrorStats stats) {
    return stats.size95() / 100.0;
  }

  private void audits(String outcome, ToDoubleFunction<AuditTally> count) {
    FunctionCounter.builder(
            AUDITS, latest, l -> l.status().map(s -> count.applyAsDouble(s.audits())).orElse(0.0))
        .tag("outcome", outcome)
        .register(registry);
  }

  private void index(String name, Function<DeskStatus, Optional<? extends Number>> value) {
    Gauge.builder(
            "flashpaper.feed.index." + name,
            latest,
            l -> l.status().flatMap(value).map(Number::doubleValue).orElse(Double.NaN))
        .register(registry);
  }
}
