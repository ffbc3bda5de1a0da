// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

import io.flashpaper.feed.desk.FeedEvent;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * From the sessions to the one ordered thread. Market data are bounded: when the tape cannot keep
 * up, the sender is told and must act; the few words about the feed itself always pass.
 */
public final class FeedQueue {
  private final LinkedBlockingQueue<FeedEvent> events = new LinkedBlockingQueue<>();
  private final int capacity;

  /** A queue that refuses market data while it holds this many events. */
  public FeedQueue(int capacity) {
    this.capacity = capacity;
  }

  /** Hands over; false if there was no room, and the event is lost. Never blocks. */
  public boolean offer(FeedEvent event) {
    return (mustPass(event) || events.size() < capacity) && events.offer(event);
  }

  private static boolean mustPass(FeedEvent event) {
    return switch (event) {
      case FeedEvent.ModeChanged _,
          FeedEvent.BooksLost _,
          FeedEvent.MarketSeen _,
          FeedEvent.MarketUnusable _ ->
          true;
      case FeedEvent.Quoted _,
          FeedEvent.QuoteStands _,
          FeedEvent.RawTick _,
          FeedEvent.Refused _,
          FeedEvent.TotalsSeen _,
          FeedEvent.BookSeen _,
          FeedEvent.BookChanged _,
          FeedEvent.BookAudited _,
          FeedEvent.ClockSkewSeen _,
          FeedEvent.Traded _,
          FeedEvent.OfficialIndexSeen _ ->
          false;
    };
  }

  /** The next event, or null if none came within the wait. */
  public @Nullable FeedEvent poll(Duration wait) throws InterruptedException {
    return events.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** How many events wait. */
  public int size() {
    return events.size();
  }
}
