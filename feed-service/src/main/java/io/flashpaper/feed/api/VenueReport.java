// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.api;

import io.flashpaper.feed.desk.DeskStatus;
import io.flashpaper.feed.status.ConnectionBoard;
import io.flashpaper.feed.status.ConnectionError;
import io.flashpaper.feed.status.ConnectionStatus;
import io.flashpaper.model.event.TapeEvent.FeedModeChanged;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is told of a venue. */
@Singleton
final class VenueReport {
  private final ConnectionBoard connections;
  private final Counted counted;

  VenueReport(ConnectionBoard connections, Counted counted) {
    this.connections = connections;
    this.counted = counted;
  }

  List<Feeds.Venue> of(DeskStatus status, long nowMs) {
    List<ConnectionStatus> all = connections.all(nowMs);
    return status.modes().stream().map(mode -> of(mode, status, all, nowMs)).toList();
  }

  private Feeds.Venue of(
      FeedModeChanged mode, DeskStatus status, List<ConnectionStatus> all, long nowMs) {
    String venue = mode.venue();
    List<ConnectionStatus> own = all.stream().filter(c -> c.venue().equals(venue)).toList();
    OptionalLong heardMs = own.stream().flatMapToLong(c -> c.lastReceivedMs().stream()).max();
    return new Feeds.Venue(
        venue,
        mode.mode().name(),
        mode.reason(),
        When.of(mode.timeMs()),
        own.stream().map(VenueReport::connection).toList(),
        own.stream().mapToLong(ConnectionStatus::received).sum(),
        heardMs.isEmpty() ? null : Math.max(0, nowMs - heardMs.getAsLong()),
        counted.by("flashpaper.feed.refused.frames", venue, "reason"),
        lastRefused(status, venue),
        counted.total("flashpaper.feed.sequence.gaps", venue),
        own.stream().mapToLong(ConnectionStatus::reconnects).sum(),
        note(lastError(own)),
        status.clockOffsetsMs().get(venue),
        counted.latency("flashpaper.feed.venue.to.received", venue),
        counted.latency("flashpaper.feed.received.to.acknowledged", venue));
  }

  private static Feeds.@Nullable Note lastRefused(DeskStatus status, String venue) {
    DeskStatus.LastRefusal last = status.lastRefusals().get(venue);
    return last == null ? null : new Feeds.Note(last.reason(), When.of(last.timeMs()));
  }

  private static Optional<ConnectionError> lastError(List<ConnectionStatus> own) {
    return own.stream()
        .flatMap(c -> c.lastError().stream())
        .max(Comparator.comparingLong(ConnectionError::atMs));
  }

  private static Feeds.@Nullable Note note(Optional<ConnectionError> error) {
    return error.map(e -> new Feeds.Note(e.message(), When.of(e.atMs()))).orElse(null);
  }

  private static Feeds.Connection connection(ConnectionStatus c) {
    Map<String, Long> turnedAway = new TreeMap<>();
    c.refusals().forEach((cause, count) -> turnedAway.put(cause.name(), count));
    return new Feeds.Connection(
        c.transport().name(),
        c.phase().name(),
        c.reason(),
        When.of(c.sinceMs()),
        When.of(c.untilMs()),
        c.attempts()
            .map(a -> new Feeds.Attempts(a.used(), a.limit(), a.window().toMillis()))
            .orElse(null),
        c.received(),
        When.of(c.lastReceivedMs()),
        note(c.lastError()),
        c.reconnects(),
        turnedAway,
        c.successor().map(s -> s.phase() + ": " + s.reason()).orElse(null));
  }
}
