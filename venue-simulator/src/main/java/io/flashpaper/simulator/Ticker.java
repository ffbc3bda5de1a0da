// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import java.time.Clock;

/**
 * Moves the world as its clock demands. At high speed exchanges are flushed on every second tick
 * only, so that no venue sends more than fifty quotes a wall second.
 */
final class Ticker {
  private static final System.Logger LOG = System.getLogger(Ticker.class.getName());
  private static final long SHORTEST_PERIOD_MS = 10;
  private static final long STEP_MS = 100;
  private static final long SHORTEST_FLUSH_MS = 20;
  private static final long SHORTEST_BEAT_MS = 100;
  private static final long SHORTEST_PING_MS = 2_000;
  private static final long PING_MS = 10_000;
  private static final long MOST_STEPS = 5_000;

  private final Venues venues;
  private final Clock clock;
  private final double speed;
  private final long ticksPerFlush;
  private final long ticksPerBeat;
  private long ticks;
  private long beatTick;
  private long beatSecond;
  private boolean ended;

  Ticker(Venues venues, Clock clock, double speed) {
    this.venues = venues;
    this.clock = clock;
    this.speed = speed;
    this.ticksPerFlush = Math.ceilDiv(SHORTEST_FLUSH_MS, periodMs());
    this.ticksPerBeat = Math.ceilDiv(SHORTEST_BEAT_MS, periodMs());
  }

  /** Wall milliseconds from tick to tick. */
  long periodMs() {
    return Math.max(SHORTEST_PERIOD_MS, Math.round(STEP_MS / speed));
  }

  /** Ten seconds of world time, but never less than two of the wall's. */
  long pingPeriodMs() {
    return Math.max(SHORTEST_PING_MS, Math.round(PING_MS / speed));
  }

  void tick() {
    long now = clock.millis();
    long most = venues.world().nextMs() + MOST_STEPS * venues.world().stepMs();
    venues.advance(Math.min(now, most));
    ticks++;
    if (ticks % ticksPerFlush == 0) {
      venues.flushExchanges();
    }
    beat(now);
    if (venues.world().ended() && !ended) {
      ended = true;
      LOG.log(
          System.Logger.Level.INFO,
          "The recording has ended; venues stay up and show its last state.");
    }
  }

  /** Time goes on, but nothing happens. */
  void hold() {
    ticks++;
    venues.flushExchanges();
    beat(clock.millis());
  }

  private void beat(long now) {
    if (now / 1000 != beatSecond && ticks - beatTick >= ticksPerBeat) {
      beatSecond = now / 1000;
      beatTick = ticks;
      venues.beat();
    }
  }
}
