// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.model.event.TapeRecord;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The tape's records since where another engine would have to begin, so that it need not read them
 * from the broker. Bounded: of a longer past the oldest part is forgotten. Confined to one thread.
 */
public final class RecentTape {
  /** More than an hour of five venues needs; some fifty megabytes. */
  public static final int MOST_RECORDS = 300_000;

  private final int most;
  private final Deque<TapeRecord> records = new ArrayDeque<>();

  /** Remembers {@link #MOST_RECORDS}. */
  public RecentTape() {
    this(MOST_RECORDS);
  }

  /** Remembers so many records. */
  public RecentTape(int most) {
    this.most = most;
  }

  /** Takes the next record of the tape. */
  public void add(TapeRecord record) {
    records.addLast(record);
    if (records.size() > most) {
      records.removeFirst();
    }
  }

  /** What is before this offset will not be asked for any more. */
  public void forgetBefore(long offset) {
    while (!records.isEmpty() && records.getFirst().offset() < offset) {
      records.removeFirst();
    }
  }

  /** The reader begins elsewhere. */
  public void clear() {
    records.clear();
  }

  /** Whether everything is there from the record with this offset on. */
  public boolean reachesBackTo(long offset) {
    return !records.isEmpty() && records.getFirst().offset() <= offset;
  }

  /** The records from one offset up to another, both included. */
  public Iterable<TapeRecord> between(long first, long last) {
    return () ->
        records.stream()
            .dropWhile(record -> record.offset() < first)
            .takeWhile(record -> record.offset() <= last)
            .iterator();
  }
}
