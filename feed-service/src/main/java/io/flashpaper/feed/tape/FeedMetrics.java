// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

import io.flashpaper.feed.desk.FeedEvent;
import io.flashpaper.venue.wire.Refusal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** What repeats is counted here, by venue. Safe on any thread. */
public final class FeedMetrics {
  private final MeterRegistry registry;

  /** Counts in this registry. */
  public FeedMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Begins at 0 what wakes somebody when it grows: a series that only came to be with its first
   * increment has not grown, for who compares two scrapes.
   */
  public void begin(Collection<String> venues) {
    for (Class<?> kind : FeedEvent.class.getPermittedSubclasses()) {
      dropped(kind.getSimpleName(), 0);
    }
    for (String venue : venues) {
      for (Refusal reason : Refusal.values()) {
        refused(venue, reason, 0);
      }
    }
  }

  /** A frame or answer came. */
  public void frame(String venue) {
    registry.counter("flashpaper.feed.frames", "venue", venue).increment();
  }

  /** A message was not taken. */
  public void refused(String venue, Refusal reason) {
    refused(venue, reason, 1);
  }

  private void refused(String venue, Refusal reason, int messages) {
    registry
        .counter("flashpaper.feed.refused.frames", "venue", venue, "reason", reason.name())
        .increment(messages);
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

  /** An event of a kind was lost because the tape could not keep up. */
  public void dropped(String kind) {
    dropped(kind, 1);
  }

  private void dropped(String kind, int events) {
    registry.counter("flashpaper.feed.queue.dropped", "kind", kind).increment(events);
  }

  /** An event waited until a newer one of its kind took its place. */
  public void conflated(String kind) {
    registry.counter("flashpaper.feed.queue.conflated", "kind", kind).increment();
  }

  /** A venue's message was taken from the queue: how long it was on its way, by its own clock. */
  public void heard(Stamp stamp, Duration underWay) {
    registry.timer("flashpaper.feed.venue.to.received", "venue", stamp.venue()).record(underWay);
  }

  /** Kafka has what came of a venue's message: how long after we heard it. */
  public void acknowledged(Stamp stamp, Duration age) {
    registry.timer("flashpaper.feed.received.to.acknowledged", "venue", stamp.venue()).record(age);
  }

  /** An event was handed to the tape's writer. */
  public void written() {
    registry.counter("flashpaper.feed.tape.events").increment();
  }

  /** A transaction of the tape's writer is committed. */
  public void committed(int messages) {
    registry.summary("flashpaper.feed.tape.transactions").record(messages);
  }

  /** Lets it be seen whether this process leads. */
  public void leading(BooleanSupplier leads) {
    Gauge.builder("flashpaper.feed.leading", () -> leads.getAsBoolean() ? 1 : 0).register(registry);
  }

  /** Lets it be seen how long ago, in real seconds, Kafka took something last. */
  public void acknowledgedAge(Supplier<Number> seconds) {
    Gauge.builder("flashpaper.feed.acknowledged.age.seconds", seconds).register(registry);
  }

  /** Lets the queue's length be seen. */
  public void watch(FeedQueue queue) {
    registry.gauge("flashpaper.feed.queue.length", queue, FeedQueue::size);
  }
}
