// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

import io.flashpaper.model.event.Contribution;
import io.flashpaper.model.event.VenueState;

/** What one venue last quoted, and how the latest evaluation judged it. Mutable. */
final class VenueQuote {
  private final String venue;
  private boolean connected;
  private long bidMicros;
  private long askMicros;
  private long timeMs;
  private VenueState state = VenueState.DISCONNECTED;
  private boolean excludedBefore;
  private boolean heardSinceConnected;

  VenueQuote(String venue) {
    this.venue = venue;
  }

  void connected(boolean now) {
    connected = now;
    heardSinceConnected &= now;
  }

  void quote(long bid, long ask, long receivedMs) {
    bidMicros = bid;
    askMicros = ask;
    timeMs = receivedMs;
    heardSinceConnected = true;
  }

  void confirm(long receivedMs) {
    if (heardSinceConnected) {
      timeMs = Math.max(timeMs, receivedMs);
    }
  }

  /** Judges the quote by itself, and notes how the evaluation before ended. */
  void judge(long nowMs, CompositeLimits limits) {
    excludedBefore = state == VenueState.OUTLIER;
    if (!connected) {
      state = VenueState.DISCONNECTED;
    } else if (bidMicros <= 0 || askMicros <= 0 || bidMicros >= askMicros) {
      state = VenueState.CROSSED_OR_EMPTY;
    } else if (nowMs - timeMs > limits.maxAgeMs()) {
      state = VenueState.STALE;
    } else if ((askMicros - bidMicros) * 20_000 > limits.maxSpreadBps() * doubleMid()) {
      state = VenueState.WIDE;
    } else {
      state = VenueState.USED;
    }
  }

  void reject(VenueState why) {
    state = why;
  }

  boolean isUsed() {
    return state == VenueState.USED;
  }

  boolean wasExcluded() {
    return excludedBefore;
  }

  /** Bid plus ask: twice the mid, so that it stays whole. */
  long doubleMid() {
    return bidMicros + askMicros;
  }

  String name() {
    return venue;
  }

  long ageMs(long nowMs) {
    return Math.max(0, nowMs - timeMs);
  }

  Contribution contribution(long nowMs) {
    long ageMs = bidMicros == 0 && askMicros == 0 ? 0 : ageMs(nowMs);
    return new Contribution(venue, bidMicros, askMicros, ageMs, state);
  }
}
