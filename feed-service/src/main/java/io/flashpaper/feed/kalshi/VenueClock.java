// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * How far the venue's clock is from ours, from the dates of its answers. A date is a whole second,
 * written between our asking and the answer's coming, so each answer only bounds the difference; a
 * few of them together bound it to a fraction of a second. Nobody's clock is trusted, and none is
 * needed but to sign and to warn.
 */
final class VenueClock {
  private static final int MOST_SAMPLES = 24;
  private static final long SECOND_MS = 1000;
  private static final long WORTH_TELLING_MS = 250;
  private static final long UNBOUNDED = Long.MAX_VALUE / 4;

  private record Bounds(long lowMs, long highMs) {
    private Bounds and(Bounds other) {
      return new Bounds(Math.max(lowMs, other.lowMs), Math.min(highMs, other.highMs));
    }

    private boolean isEmpty() {
      return lowMs > highMs;
    }
  }

  private final Deque<Bounds> samples = new ArrayDeque<>();
  private long offsetMs;
  private OptionalLong toldMs = OptionalLong.empty();

  /**
   * Takes the date of an answer; one that cannot be read says nothing.
   *
   * @param date as in the HTTP header
   */
  void dated(String date, long askedMs, long nowMs) {
    Instant second;
    try {
      second = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeParseException notADate) {
      return;
    }
    long dateMs = second.toEpochMilli();
    add(new Bounds(dateMs - nowMs, dateMs + SECOND_MS - askedMs));
  }

  /** Takes a stamp the venue put on what it then sent: its clock was no less. */
  void stamped(long stampMs, long receivedMs) {
    if (!samples.isEmpty() && stampMs - receivedMs > common().lowMs()) {
      add(new Bounds(stampMs - receivedMs, UNBOUNDED));
    }
  }

  /** A sample that contradicts the others means that a clock was set: they count no more. */
  private void add(Bounds sample) {
    samples.addLast(sample);
    if (samples.size() > MOST_SAMPLES) {
      samples.removeFirst();
    }
    if (common().isEmpty()) {
      samples.clear();
      samples.addLast(sample);
    }
    Bounds bounds = common();
    boolean mayAgree = bounds.lowMs() <= 0 && bounds.highMs() >= 0;
    if (mayAgree) {
      offsetMs = 0;
    } else if (bounds.highMs() < UNBOUNDED) {
      offsetMs = bounds.lowMs() + (bounds.highMs() - bounds.lowMs()) / 2;
    }
  }

  private Bounds common() {
    Bounds all = new Bounds(-UNBOUNDED, UNBOUNDED);
    for (Bounds sample : samples) {
      all = all.and(sample);
    }
    return all;
  }

  /** Whether the venue has told its time. */
  boolean isKnown() {
    return !samples.isEmpty();
  }

  /** The venue's time minus ours; 0 as long as they may agree. */
  long offsetMs() {
    return offsetMs;
  }

  /** The difference, if it is worth telling anew; takes it as told. */
  OptionalLong news() {
    boolean news =
        !samples.isEmpty()
            && (toldMs.isEmpty() || Math.abs(offsetMs - toldMs.getAsLong()) >= WORTH_TELLING_MS);
    if (!news) {
      return OptionalLong.empty();
    }
    toldMs = OptionalLong.of(offsetMs);
    return toldMs;
  }
}
