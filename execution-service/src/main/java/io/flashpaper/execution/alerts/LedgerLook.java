// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.alerts;

import io.flashpaper.alerts.Alert;
import io.flashpaper.execution.LiveSnapshot;
import io.flashpaper.execution.alerts.AlertRows.Place;
import io.flashpaper.execution.alerts.AlertRows.Verified;
import io.flashpaper.ledger.store.Outbox;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What was committed since the last look. How far it has come is kept after each step, so that what
 * fails in one is not a reason to say again what was said in another.
 */
final class LedgerLook {
  private static final int CHUNK = 500;
  private static final int AT_ONCE = 20;

  private final Outbox outbox;
  private final AlertRows rows;
  private final Supplier<LiveSnapshot> live;
  private final EntryTeller entries;
  private final Consumer<Alert> people;

  LedgerLook(
      Outbox outbox,
      AlertRows rows,
      Supplier<LiveSnapshot> live,
      EntryTeller entries,
      Consumer<Alert> people) {
    this.outbox = outbox;
    this.rows = rows;
    this.live = live;
    this.entries = entries;
    this.people = people;
  }

  void look() throws SQLException {
    lookAtDay(lookAtVerifications(lookAtEntries(place())));
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

  private Place kept(Place before, Place now) throws SQLException {
    if (!now.equals(before)) {
      rows.keep(now);
    }
    return now;
  }

  private Place lookAtEntries(Place place) throws SQLException {
    Place now = place;
    for (int chunk = 0; chunk < AT_ONCE; chunk++) {
      List<Outbox.Entry> next = outbox.after(now.outbox(), CHUNK);
      next.forEach(entries::tell);
      long last = next.isEmpty() ? now.outbox() : next.getLast().id();
      now = kept(now, new Place(last, now.verification(), now.day()));
      if (next.size() < CHUNK) {
        break;
      }
    }
    return now;
  }

  private Place lookAtVerifications(Place place) throws SQLException {
    long last = place.verification();
    for (Verified each : rows.verifications(last)) {
      each.alert().ifPresent(people);
      last = each.id();
    }
    return kept(place, new Place(place.outbox(), last, place.day()));
  }

  /** The day that is not over, in tape time; of one that is over people are told. */
  private void lookAtDay(Place place) throws SQLException {
    LiveSnapshot now = live.get();
    if (now.tapeOffset() < 0) {
      return;
    }
    LocalDate today = LocalDate.ofInstant(Instant.ofEpochMilli(now.tapeTimeMs()), ZoneOffset.UTC);
    LocalDate day = place.day().orElse(today);
    if (day.isBefore(today)) {
      people.accept(rows.day(day).alert(AlertRows.beginMs(day.plusDays(1))));
    }
    LocalDate next = day.isAfter(today) ? day : today;
    kept(place, new Place(place.outbox(), place.verification(), Optional.of(next)));
  }
}
