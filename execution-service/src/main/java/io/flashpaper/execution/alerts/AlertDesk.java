// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.alerts;

import io.flashpaper.alerts.Alert;
import io.flashpaper.alerts.Alerts;
import io.flashpaper.alerts.Channel;
import io.flashpaper.alerts.FeedWatch;
import io.flashpaper.alerts.LedgerRules;
import io.flashpaper.alerts.Templates;
import io.flashpaper.execution.ExecutionConfig;
import io.flashpaper.execution.LiveSnapshot;
import io.flashpaper.execution.LiveStatus;
import io.flashpaper.execution.alerts.AlertRows.Place;
import io.flashpaper.execution.alerts.AlertRows.Verified;
import io.flashpaper.ledger.json.LedgerJson;
import io.flashpaper.ledger.store.Outbox;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Looks once a second at what was committed since it last looked, and hands on what people are to
 * be told; only where the ledger is kept, so that a standby does not say it again. How far it has
 * looked is in the database: who takes over goes on from there.
 */
@Singleton
public final class AlertDesk {
  private static final Logger LOG = Logger.getLogger(AlertDesk.class);
  private static final int CHUNK = 500;
  private static final int AT_ONCE = 20;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("alert-desk").factory());
  private final InstantSource clock = InstantSource.system();
  private final Outbox outbox;
  private final AlertRows rows;
  private final LiveStatus status;
  private final AlertsConfig config;
  private final List<Channel> channels;
  private final Alerts alerts;
  private FeedWatch feed;
  private boolean kept;
  private boolean away;

  /** The desk of the settings. */
  public AlertDesk(ExecutionConfig config, Outbox outbox, AlertRows rows, LiveStatus status) {
    this.config = config.alerts();
    this.outbox = outbox;
    this.rows = rows;
    this.status = status;
    this.channels = ConfiguredChannels.of(this.config.channels());
    this.feed = new FeedWatch(this.config.feedPatience());
    this.alerts =
        new Alerts(
            channels,
            new Templates(this.config.templates()),
            clock,
            this.config.firstRetry(),
            LOG::warn);
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

  void stop(@Observes ShutdownEvent event) {
    thread.shutdownNow();
    alerts.close();
  }

  private void look() {
    try {
      boolean keeps = status.obstacle().isEmpty();
      if (keeps) {
        if (!kept) {
          feed = new FeedWatch(config.feedPatience());
        }
        lookAtFeed();
        lookAtLedger();
      }
      kept = keeps;
      away = false;
    } catch (SQLException | RuntimeException failed) {
      if (!away) {
        LOG.warnf("Alerts wait: error=%s", failed.getMessage());
      }
      away = true;
    }
  }

  private void lookAtFeed() {
    LiveSnapshot now = status.latest();
    feed.look(clock.millis(), now.tapeOffset(), now.tapeTimeMs(), now.modes())
        .forEach(alerts::raise);
  }

  private void lookAtLedger() throws SQLException {
    Place place = place();
    long newest = lookAtEntries(place.outbox());
    long verified = lookAtVerifications(place.verification());
    Place next = new Place(newest, verified, lookAtDay(place.day()));
    if (!next.equals(place)) {
      rows.keep(next);
    }
  }

  /** Of what was before anybody was to be told, nobody is told. */
  private Place place() throws SQLException {
    Optional<Place> place = rows.place();
    if (place.isPresent()) {
      return place.get();
    }
    Place now = new Place(outbox.progress().newest(), rows.newestVerification(), Optional.empty());
    rows.keep(now);
    return now;
  }

  private long lookAtEntries(long after) throws SQLException {
    long last = after;
    for (int chunk = 0; chunk < AT_ONCE; chunk++) {
      List<Outbox.Entry> entries = outbox.after(last, CHUNK);
      for (Outbox.Entry entry : entries) {
        alert(entry).ifPresent(alerts::raise);
        last = entry.id();
      }
      if (entries.size() < CHUNK) {
        break;
      }
    }
    return last;
  }

  private static Optional<Alert> alert(Outbox.Entry entry) {
    try {
      return LedgerRules.of(LedgerJson.readEntry(entry.message()));
    } catch (IllegalArgumentException older) {
      // Left by a program from before an upgrade.
      LOG.warnf("Nobody is told of an entry of another version: ledgerId=%d", entry.id());
      return Optional.empty();
    }
  }

  private long lookAtVerifications(long after) throws SQLException {
    long last = after;
    for (Verified each : rows.verifications(after)) {
      each.alert().ifPresent(alerts::raise);
      last = each.id();
    }
    return last;
  }

  /** The day that is not over, in tape time; of one that is over people are told. */
  private Optional<LocalDate> lookAtDay(Optional<LocalDate> day) throws SQLException {
    LiveSnapshot now = status.latest();
    if (now.tapeOffset() < 0) {
      return day;
    }
    LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(now.tapeTimeMs()), ZoneOffset.UTC);
    if (day.isPresent() && day.get().isBefore(today)) {
      Alert summary = rows.day(day.get()).alert(AlertRows.beginMs(day.get().plusDays(1)));
      alerts.raise(summary);
    }
    return day.isPresent() && day.get().isAfter(today) ? day : Optional.of(today);
  }
}
