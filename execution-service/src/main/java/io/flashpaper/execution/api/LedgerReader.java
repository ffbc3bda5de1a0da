// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.ledger.store.Outbox;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One reader of the ledger's entries: remembers which one it has come to, and nothing else. It is
 * asked for the next ones when the last ones are sent, so a slow reader costs no memory; it ends
 * where entries that it has not seen are gone.
 */
final class LedgerReader {
  private static final int PAGE = 200;

  private final Outbox outbox;
  private final StreamFilter filter;
  private final int beatEvery;
  private long position;
  private int quiet;
  private boolean greeted;
  private boolean over;

  /**
   * A reader of the entries after a position.
   *
   * @param beatEvery after so many turns without anything to say it says that it is there
   */
  LedgerReader(Outbox outbox, StreamFilter filter, long position, int beatEvery) {
    this.outbox = outbox;
    this.filter = filter;
    this.position = position;
    this.beatEvery = beatEvery;
  }

  /**
   * What the reader is to be told.
   *
   * @param id where to go on after it; empty for a sign of life
   * @param name the kind of event
   * @param data JSON
   */
  record Event(Optional<Long> id, String name, String data) {
    static Event lifeSign() {
      return new Event(Optional.empty(), "", "");
    }
  }

  /** Whether nothing more will come. */
  boolean isOver() {
    return over;
  }

  /** What has come since; empty if there was nothing. */
  List<Event> next() throws SQLException {
    List<Event> events = new ArrayList<>();
    int read;
    do {
      List<Outbox.Entry> page = outbox.after(position, PAGE);
      Outbox.Progress progress = outbox.progress();
      if (position < progress.forgotten() || position > progress.newest()) {
        over = true;
        return List.of(lost(progress));
      }
      if (!greeted) {
        greeted = true;
        events.add(greeting(progress));
      }
      page.forEach(entry -> take(entry, events));
      read = page.size();
    } while (events.isEmpty() && read == PAGE);
    return events.isEmpty() ? quietTurn() : events;
  }

  private void take(Outbox.Entry entry, List<Event> events) {
    position = entry.id();
    filter
        .type(entry.message())
        .ifPresent(type -> events.add(new Event(Optional.of(position), type, entry.message())));
  }

  private List<Event> quietTurn() {
    quiet = (quiet + 1) % beatEvery;
    return quiet == 0 ? List.of(Event.lifeSign()) : List.of();
  }

  private Event greeting(Outbox.Progress progress) {
    return new Event(
        Optional.of(position),
        "position",
        "{\"after\":%d,\"oldest\":%d}".formatted(position, progress.forgotten() + 1));
  }

  private Event lost(Outbox.Progress progress) {
    return new Event(
        Optional.of(progress.forgotten()),
        "lost",
        "{\"after\":%d,\"oldest\":%d,\"newest\":%d}"
            .formatted(position, progress.forgotten() + 1, progress.newest()));
  }
}
