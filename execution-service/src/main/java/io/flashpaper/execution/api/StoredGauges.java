// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.ledger.store.Outbox;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * What only the database can tell, looked up now and then on a thread of its own, so that nobody
 * who scrapes waits for it: while it is away, not a number.
 */
@Singleton
public final class StoredGauges {
  private static final Logger LOG = Logger.getLogger(StoredGauges.class);
  private static final long EVERY_SECONDS = 10;
  private static final String LAST_VERIFICATION =
      """
      select outcome, greatest(0, extract(epoch from now() - ended_at))::bigint as age_seconds
      from verification order by id desc limit 1
      """;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("stored-gauges").factory());
  private final MeterRegistry meters;
  private final Outbox outbox;
  private final Sql sql;
  private volatile Seen latest = Seen.NOTHING;

  StoredGauges(MeterRegistry meters, Outbox outbox, Sql sql) {
    this.meters = meters;
    this.outbox = outbox;
    this.sql = sql;
  }

  /** What one look found; not a number where nothing is known. */
  record Seen(double unpublished, double identical, double verifiedSecondsAgo) {
    static final Seen NOTHING = new Seen(Double.NaN, Double.NaN, Double.NaN);
  }

  private record Verified(String outcome, long secondsAgo) {}

  void start(@Observes StartupEvent event) {
    register(meters, () -> latest);
    thread.scheduleWithFixedDelay(this::look, 0, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  /** The gauges while nothing is known. */
  public static void register(MeterRegistry meters) {
    register(meters, () -> Seen.NOTHING);
  }

  private static void register(MeterRegistry meters, Supplier<Seen> latest) {
    gauge(meters, "outbox.backlog", () -> latest.get().unpublished());
    gauge(meters, "verification.identical", () -> latest.get().identical());
    gauge(meters, "verification.age.seconds", () -> latest.get().verifiedSecondsAgo());
  }

  private static void gauge(MeterRegistry meters, String name, Supplier<Number> value) {
    Gauge.builder("flashpaper.execution." + name, value).register(meters);
  }

  private void look() {
    try {
      Outbox.Progress progress = outbox.progress();
      Optional<Verified> last =
          sql.one(
              row -> new Verified(row.text("outcome"), row.number("age_seconds")),
              LAST_VERIFICATION);
      latest =
          new Seen(
              progress.newest() - progress.published(),
              last.map(v -> v.outcome().equals("IDENTICAL") ? 1.0 : 0.0).orElse(Double.NaN),
              last.map(v -> (double) v.secondsAgo()).orElse(Double.NaN));
    } catch (SQLException | RuntimeException away) {
      LOG.debugf("The database tells nothing for metrics: error=%s", away.getMessage());
      latest = Seen.NOTHING;
    }
  }

  @PreDestroy
  void end() {
    thread.shutdownNow();
  }
}
