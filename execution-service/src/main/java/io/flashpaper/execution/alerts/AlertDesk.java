// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.alerts;

import io.flashpaper.alerts.Alerts;
import io.flashpaper.alerts.Channel;
import io.flashpaper.alerts.Templates;
import io.flashpaper.alerts.TroubleWatch;
import io.flashpaper.alerts.TroubleWatch.LedgerSight;
import io.flashpaper.alerts.TroubleWatch.Sight;
import io.flashpaper.execution.ExecutionConfig;
import io.flashpaper.execution.LiveSnapshot;
import io.flashpaper.execution.LiveStatus;
import io.flashpaper.execution.live.LiveMoment;
import io.flashpaper.execution.live.LiveTape;
import io.flashpaper.ledger.store.Outbox;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Looks once a second at how things stand and at what was committed since it last looked, and hands
 * on what people are to be told; not on a standby, which would say it again. How far it has looked
 * and what trouble it told of is in the database: who takes over goes on from there.
 */
@Singleton
public final class AlertDesk {
  private static final Logger LOG = Logger.getLogger(AlertDesk.class);
  private static final Duration LAST_WORDS = Duration.ofSeconds(3);

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("alert-desk").factory());
  private final InstantSource clock = InstantSource.system();
  private final AlertRows rows;
  private final LiveStatus status;
  private final LiveTape tape;
  private final AlertsConfig config;
  private final List<Channel> channels;
  private final Alerts alerts;
  private final LedgerLook ledger;
  private TroubleWatch watch;
  private Set<String> toldBefore = Set.of();
  private boolean remembers;
  private boolean away;

  /** The desk of the settings. */
  public AlertDesk(
      ExecutionConfig config, Outbox outbox, AlertRows rows, LiveStatus status, LiveTape tape) {
    this.config = config.alerts();
    this.rows = rows;
    this.status = status;
    this.tape = tape;
    this.channels = ConfiguredChannels.of(this.config.channels());
    this.watch = new TroubleWatch(this.config.feedPatience());
    this.alerts =
        new Alerts(
            channels,
            new Templates(this.config.templates()),
            clock,
            this.config.firstRetry(),
            LOG::warn);
    this.ledger =
        new LedgerLook(
            outbox, rows, status::latest, new EntryTeller(alerts::raise, LOG::warn), alerts::raise);
  }

  /** The channels. */
  public Alerts alerts() {
    return alerts;
  }

  void start(@Observes StartupEvent event) {
    if (!channels.isEmpty()) {
      thread.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }
  }

  /** The last of all that stop: nobody who takes over waits for a channel. */
  void stop(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent event) {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(1, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
      alerts.drain(LAST_WORDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    alerts.close();
  }

  private void look() {
    try {
      if (status.isStandby()) {
        forget();
        return;
      }
      watch.look(clock.millis(), sight()).forEach(alerts::raise);
      keepWhatWasTold();
      if (status.obstacle().isEmpty()) {
        ledger.look();
      }
      away = false;
    } catch (SQLException | RuntimeException failed) {
      if (!away) {
        LOG.warnf("Alerts wait: error=%s", failed.getMessage());
      }
      away = true;
    }
  }

  /** Another instance speaks, and knows what it said. */
  private void forget() {
    watch = new TroubleWatch(config.feedPatience());
    remembers = false;
  }

  /** The end of the tape, not how far the ledger has taken it: that may have reasons of its own. */
  private Sight sight() {
    LiveMoment end = tape.latest();
    LiveSnapshot taken = status.latest();
    boolean awaitsSignals = taken.waitingFor().filter("signals"::equals).isPresent();
    return new Sight(
        end.offset(),
        end.timeMs(),
        end.modes(),
        new LedgerSight(taken.tapeOffset(), awaitsSignals, status.obstacle()));
  }

  private void keepWhatWasTold() throws SQLException {
    if (!remembers) {
      toldBefore = rows.told();
      watch.remember(toldBefore);
      remembers = true;
    }
    Set<String> told = watch.told();
    if (!told.equals(toldBefore) && rows.isKept(told)) {
      toldBefore = told;
    }
  }
}
