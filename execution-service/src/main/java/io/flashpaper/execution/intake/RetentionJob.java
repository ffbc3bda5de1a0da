// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import io.flashpaper.execution.ExecutionConfig;
import io.flashpaper.ledger.store.LedgerStore;
import io.flashpaper.ledger.store.Position;
import io.flashpaper.ledger.store.Retention;
import io.flashpaper.ledger.store.Retention.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Lets go of old signals, gate counts and shadow trades, by tape time, on a thread of its own. */
@Singleton
public final class RetentionJob {
  private static final Logger LOG = Logger.getLogger(RetentionJob.class);
  private static final long PAUSE_MINUTES = 10;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("retention").factory());
  private final LedgerStore store;
  private final Retention retention;
  private final ExecutionConfig.Retention settings;

  /** The job of a ledger. */
  public RetentionJob(LedgerStore store, Retention retention, ExecutionConfig config) {
    this.store = store;
    this.retention = retention;
    this.settings = config.retention();
  }

  void start(@Observes StartupEvent started) {
    thread.scheduleWithFixedDelay(this::run, 1, PAUSE_MINUTES, TimeUnit.MINUTES);
  }

  private void run() {
    try {
      Optional<Position> position = store.position();
      if (position.isPresent()) {
        long now = position.get().tapeTimeMs();
        delete(Log.SIGNALS, now, settings.signalDays());
        delete(Log.GATE_COUNTS, now, settings.gateCountDays());
        delete(Log.SHADOWS, now, settings.shadowDays());
      }
    } catch (SQLException | RuntimeException failed) {
      LOG.warnf("Old rows are not deleted, trying again: error=%s", failed.getMessage());
    }
  }

  private void delete(Log log, long tapeTimeMs, int days) throws SQLException {
    boolean mayBeMore = days > 0;
    while (mayBeMore && !thread.isShutdown()) {
      mayBeMore = retention.deleteSome(log, tapeTimeMs - Duration.ofDays(days).toMillis());
    }
  }

  @PreDestroy
  void end() {
    thread.shutdownNow();
  }
}
