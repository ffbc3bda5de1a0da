// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import io.flashpaper.model.time.ScaledClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Time that moves when told to, and the timers that hang on it. */
public final class FakeTime extends Clock implements Timers {
  private final class Alarm implements Timer {
    private final Runnable action;
    private long atMs;

    Alarm(long atMs, Runnable action) {
      this.atMs = atMs;
      this.action = action;
    }

    @Override
    public void cancel() {
      alarms.remove(this);
    }
  }

  private final List<Alarm> alarms = new ArrayList<>();
  private long nowMs;

  /** The pace of a world that runs with this time. */
  public Pace pace() {
    return new Pace(new ScaledClock(this, Instant.EPOCH, Instant.EPOCH, 1));
  }

  @Override
  public Timer after(long wallMs, Runnable action) {
    Alarm alarm = new Alarm(nowMs + wallMs, action);
    alarms.add(alarm);
    return alarm;
  }

  @Override
  public Timer every(long wallMs, Runnable action) {
    Alarm[] alarm = new Alarm[1];
    alarm[0] =
        new Alarm(
            nowMs + wallMs,
            () -> {
              alarm[0].atMs = nowMs + wallMs;
              alarms.add(alarm[0]);
              action.run();
            });
    alarms.add(alarm[0]);
    return alarm[0];
  }

  /** Lets time pass, and everything happen that is due by then. */
  public void pass(Duration span) {
    long untilMs = nowMs + span.toMillis();
    Optional<Alarm> next = next(untilMs);
    while (next.isPresent()) {
      Alarm alarm = next.get();
      alarms.remove(alarm);
      nowMs = alarm.atMs;
      alarm.action.run();
      next = next(untilMs);
    }
    nowMs = untilMs;
  }

  private Optional<Alarm> next(long untilMs) {
    return alarms.stream()
        .filter(alarm -> alarm.atMs <= untilMs)
        .min(Comparator.comparingLong(alarm -> alarm.atMs));
  }

  @Override
  public long millis() {
    return nowMs;
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(nowMs);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
