// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

import io.flashpaper.venue.wire.Refusal;
import io.micrometer.core.instrument.MeterRegistry;

/** What repeats is counted here, by venue. Safe on any thread. */
public final class FeedMetrics {
  private final MeterRegistry registry;

  /** Counts in this registry. */
  public FeedMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** A frame or answer came. */
  public void frame(String venue) {
    registry.counter("flashpaper.feed.frames", "venue", venue).increment();
  }

  /** A message was not taken. */
  public void refused(String venue, Refusal reason) {
    registry
        .counter("flashpaper.feed.refused.frames", "venue", venue, "reason", reason.name())
        .increment();
  }

  /** A message that was not taken was counted, but not kept. */
  public void letterNotKept(String venue) {
    registry.counter("flashpaper.feed.refused.not.kept", "venue", venue).increment();
  }

  /** A message came twice, or too late to count. */
  public void duplicate(String venue) {
    registry.counter("flashpaper.feed.duplicate.messages", "venue", venue).increment();
  }

  /** A connection ended and will be made anew. */
  public void reconnect(String venue) {
    registry.counter("flashpaper.feed.reconnects", "venue", venue).increment();
  }

  /** A sequence number was missing. */
  public void gap(String venue) {
    registry.counter("flashpaper.feed.sequence.gaps", "venue", venue).increment();
  }

  /** Market data were lost because the tape could not keep up. */
  public void dropped(String venue) {
    registry.counter("flashpaper.feed.dropped.events", "venue", venue).increment();
  }

  /** An event was written to the tape. */
  public void written() {
    registry.counter("flashpaper.feed.tape.events").increment();
  }

  /** Lets the queue's length be seen. */
  public void watch(FeedQueue queue) {
    registry.gauge("flashpaper.feed.queue.length", queue, FeedQueue::size);
  }
}
