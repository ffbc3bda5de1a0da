// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import io.flashpaper.observation.Age;
import io.flashpaper.observation.NanoClock;
import jakarta.inject.Singleton;
import java.util.OptionalLong;

/**
 * How far this process is behind the ends of its streams, and how long ago, in real time, it last
 * got further. Said by the threads that read and step, asked by anyone; a standby knows nothing.
 */
@Singleton
public final class Headway {
  private final Age processed;
  private final Age committed;
  private final Age marked;
  private volatile OptionalLong tapeBehind = OptionalLong.empty();
  private volatile OptionalLong signalsBehind = OptionalLong.empty();
  private volatile long waiting;
  private volatile boolean keeping;

  /** Before anything was read. */
  public Headway(NanoClock clock) {
    this.processed = new Age(clock);
    this.committed = new Age(clock);
    this.marked = new Age(clock);
  }

  /** This process keeps the ledger from here on. */
  public void begin() {
    keeping = true;
  }

  /** It does so no more, and knows nothing of how far another one is. */
  public void end() {
    keeping = false;
    waiting = 0;
    tapeBehind = OptionalLong.empty();
    signalsBehind = OptionalLong.empty();
    processed.forget();
    committed.forget();
    marked.forget();
  }

  /** Whether this process keeps the ledger. */
  public boolean isKeeping() {
    return keeping;
  }

  /** So many records of the tape were not fetched yet, as far as Kafka has told. */
  public void tapeBehind(OptionalLong records) {
    tapeBehind = records;
  }

  /** So many records of the signals were not fetched yet, as far as Kafka has told. */
  public void signalsBehind(OptionalLong records) {
    signalsBehind = records;
  }

  /** So many tape records were fetched and wait to be stepped through. */
  public void waiting(long records) {
    waiting = records;
  }

  /** Tape records to the end of the tape, those that wait included; empty while unknown. */
  public OptionalLong tapeBehind() {
    OptionalLong unread = tapeBehind;
    return unread.isEmpty() ? unread : OptionalLong.of(unread.getAsLong() + waiting);
  }

  /** Records to the end of the signals; empty while unknown. */
  public OptionalLong signalsBehind() {
    return signalsBehind;
  }

  /** Tape records that were fetched and wait. */
  public long waiting() {
    return waiting;
  }

  /** How long ago a tape record was stepped through; begun by who steps. */
  public Age processed() {
    return processed;
  }

  /** How long ago a transaction was stored; begun by who stores. */
  public Age committed() {
    return committed;
  }

  /** How long ago a progress mark of the signal side was read; begun by who reads. */
  public Age marked() {
    return marked;
  }
}
