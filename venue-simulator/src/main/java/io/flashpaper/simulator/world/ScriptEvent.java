// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.world;

/** Something that happens on purpose; all times are milliseconds after the window's open. */
public sealed interface ScriptEvent {
  /** Multiplies every return in [fromMs, toMs) by {@code factor}. */
  record Calm(long fromMs, long toMs, double factor) implements ScriptEvent {}

  /** Pulls the price toward the anchor plus {@code offsetBp} in [fromMs, toMs). */
  record Pin(long fromMs, long toMs, double offsetBp) implements ScriptEvent {}

  /** Spreads {@code bp} evenly over [fromMs, toMs). */
  record Drift(long fromMs, long toMs, double bp) implements ScriptEvent {}

  /** Moves the price at once. */
  record Jump(long atMs, double bp) implements ScriptEvent {}

  /** The market maker does not see anything newer than {@code fromMs} until {@code toMs}. */
  record Blind(long fromMs, long toMs) implements ScriptEvent {}

  /** A venue sends nothing in [fromMs, toMs). */
  record Outage(long fromMs, long toMs, Venue venue) implements ScriptEvent {}

  /** A venue's mid is wrong by {@code bp} in [fromMs, toMs). */
  record Spike(long fromMs, long toMs, Venue venue, double bp) implements ScriptEvent {}

  /**
   * The YES bid falls by the fraction {@code depth} over {@code downMs}, stays for {@code holdMs},
   * and comes back over {@code recoverMs}.
   *
   * @param earliestMs not before this
   * @param latestMs at this moment regardless of the bid
   * @param minBid start as soon as the bid is at least this (price units)
   */
  record Flash(
      long earliestMs,
      long latestMs,
      int minBid,
      double depth,
      long downMs,
      long holdMs,
      long recoverMs)
      implements ScriptEvent {
    long lengthMs() {
      return downMs + holdMs + recoverMs;
    }

    /** What is left of the bid {@code sinceMs} after the start. */
    double factor(long sinceMs) {
      if (sinceMs < 0 || sinceMs >= lengthMs()) {
        return 1;
      }
      if (sinceMs < downMs) {
        return 1 - depth * sinceMs / downMs;
      }
      if (sinceMs < downMs + holdMs) {
        return 1 - depth;
      }
      return 1 - depth * (lengthMs() - sinceMs) / recoverMs;
    }
  }
}
