// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

import io.flashpaper.feed.desk.FeedEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * From the sessions to the one ordered thread. Never blocks its senders, and is bounded: of quotes
 * and totals only the newest waits; messages to be kept beside the tape go first when it gets full;
 * of the rest the sender is told that there was no room, and must act. The few words about the feed
 * itself always pass.
 */
public final class FeedQueue {
  /** An exchange's message that is longer is none that Kafka would take. */
  private static final int LONGEST_RAW_TICK = 1 << 18;

  /** What is to be kept beside the tape may be long: so many characters of it at most. */
  private static final int MOST_CHARACTERS_BESIDE = 8 << 20;

  /** An event that waits, with when it was said and heard if that is known. */
  record Waiting(FeedEvent event, Optional<Stamp> stamp) {}

  /** A place in the queue. */
  private static final class Place {
    private final Optional<Object> key;
    private Waiting content;

    private Place(Optional<Object> key, Waiting content) {
      this.key = key;
      this.content = content;
    }
  }

  private record Key(Class<? extends FeedEvent> kind, Object of) {}

  private final ArrayDeque<Place> places = new ArrayDeque<>();
  private final Map<Object, Place> newest = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final int capacity;
  private final FeedMetrics metrics;
  private long charactersBeside;

  /** A queue that refuses market data while it holds this many events. */
  public FeedQueue(int capacity, FeedMetrics metrics) {
    this.capacity = capacity;
    this.metrics = metrics;
  }

  /** Hands over; false if there was no room, and the event is lost. Never blocks. */
  public boolean offer(FeedEvent event) {
    return offer(event, Stamp.of(event));
  }

  /** The same, with when it was said and heard. */
  public boolean offer(FeedEvent event, Stamp stamp) {
    return offer(event, Optional.of(stamp));
  }

  /** The same, with when it was said and heard if it was. */
  public boolean offer(FeedEvent event, Optional<Stamp> stamp) {
    lock.lock();
    try {
      return put(new Waiting(event, stamp));
    } finally {
      lock.unlock();
    }
  }

  private boolean put(Waiting next) {
    Optional<Object> key = key(next.event());
    Place older = key.map(newest::get).orElse(null);
    if (older != null) {
      metrics.conflated(kind(next.event()));
      older.content = next;
      return true;
    }
    if (!hasRoom(next.event())) {
      metrics.dropped(kind(next.event()));
      return false;
    }
    Place place = new Place(key, next);
    places.addLast(place);
    charactersBeside += charactersBeside(next.event());
    key.ifPresent(k -> newest.put(k, place));
    sealOlder(next.event());
    filled.signal();
    return true;
  }

  /** Events of which only the newest counts, by what they are about. */
  private static Optional<Object> key(FeedEvent event) {
    return switch (event) {
      case FeedEvent.Quoted e -> Optional.of(new Key(FeedEvent.Quoted.class, e.venue()));
      case FeedEvent.QuoteStands e -> Optional.of(new Key(FeedEvent.QuoteStands.class, e.venue()));
      case FeedEvent.TotalsSeen e -> Optional.of(new Key(FeedEvent.TotalsSeen.class, e.market()));
      case FeedEvent.ClockSkewSeen e ->
          Optional.of(new Key(FeedEvent.ClockSkewSeen.class, e.venue()));
      case FeedEvent.ModeChanged _,
          FeedEvent.BooksLost _,
          FeedEvent.MarketSeen _,
          FeedEvent.MarketUnusable _,
          FeedEvent.RawTick _,
          FeedEvent.Refused _,
          FeedEvent.BookSeen _,
          FeedEvent.BookChanged _,
          FeedEvent.BookAudited _,
          FeedEvent.Traded _,
          FeedEvent.OfficialIndexSeen _ ->
          Optional.empty();
    };
  }

  /** What comes later must not take a place before this. */
  private void sealOlder(FeedEvent event) {
    if (event instanceof FeedEvent.Quoted e) {
      newest.remove(new Key(FeedEvent.QuoteStands.class, e.venue()));
    } else if (event instanceof FeedEvent.ModeChanged e) {
      newest.remove(new Key(FeedEvent.Quoted.class, e.venue()));
      newest.remove(new Key(FeedEvent.QuoteStands.class, e.venue()));
    }
  }

  private boolean hasRoom(FeedEvent event) {
    return switch (event) {
      case FeedEvent.ModeChanged _,
          FeedEvent.BooksLost _,
          FeedEvent.MarketSeen _,
          FeedEvent.MarketUnusable _,
          FeedEvent.Quoted _,
          FeedEvent.QuoteStands _,
          FeedEvent.TotalsSeen _,
          FeedEvent.ClockSkewSeen _ ->
          true;
      case FeedEvent.RawTick tick ->
          tick.json().length() <= LONGEST_RAW_TICK && hasRoomBeside(event);
      case FeedEvent.Refused _ -> hasRoomBeside(event);
      case FeedEvent.BookSeen _,
          FeedEvent.BookChanged _,
          FeedEvent.BookAudited _,
          FeedEvent.Traded _,
          FeedEvent.OfficialIndexSeen _ ->
          places.size() < capacity;
    };
  }

  private boolean hasRoomBeside(FeedEvent event) {
    return places.size() < capacity / 2
        && charactersBeside + charactersBeside(event) <= MOST_CHARACTERS_BESIDE;
  }

  private static int charactersBeside(FeedEvent event) {
    return switch (event) {
      case FeedEvent.RawTick e -> e.json().length();
      case FeedEvent.Refused e -> e.payload().length();
      case FeedEvent _ -> 0;
    };
  }

  private static String kind(FeedEvent event) {
    return event.getClass().getSimpleName();
  }

  /** The next event, or null if none came within the wait. */
  @Nullable Waiting poll(Duration wait) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long nanos = wait.toNanos();
      while (places.isEmpty() && nanos > 0) {
        nanos = filled.awaitNanos(nanos);
      }
      Place first = places.pollFirst();
      return first == null ? null : taken(first);
    } finally {
      lock.unlock();
    }
  }

  private Waiting taken(Place place) {
    place.key.ifPresent(key -> newest.remove(key, place));
    charactersBeside -= charactersBeside(place.content.event());
    return place.content;
  }

  /** How many events wait. */
  public int size() {
    lock.lock();
    try {
      return places.size();
    } finally {
      lock.unlock();
    }
  }
}
