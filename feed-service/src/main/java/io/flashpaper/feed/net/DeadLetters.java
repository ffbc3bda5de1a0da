// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import io.flashpaper.feed.desk.FeedEvent.Refused;
import io.flashpaper.feed.tape.FeedMetrics;
import io.flashpaper.feed.tape.FeedQueue;
import io.flashpaper.tape.Topic;
import io.flashpaper.venue.wire.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What was not taken: all of it is counted, and up to sixty messages a minute of each venue are
 * kept, so that a storm of garbage fills no topic. Safe on any thread.
 */
public final class DeadLetters {
  private static final int KEPT_A_MINUTE = 60;
  private static final long MINUTE_MS = 60_000;

  private final Predicate<Refused> post;
  private final FeedMetrics metrics;
  private final Map<String, Minute> minutes = new HashMap<>();

  /** Letters that go to this queue. */
  public DeadLetters(FeedQueue queue, FeedMetrics metrics) {
    this(queue::offer, metrics);
  }

  DeadLetters(Predicate<Refused> post, FeedMetrics metrics) {
    this.post = post;
    this.metrics = metrics;
  }

  /** Counts a message, and keeps it if there is room this minute. */
  public void refused(
      Topic source, String venue, Refusal refusal, String reason, String payload, long nowMs) {
    metrics.refused(venue, refusal);
    long before = room(venue, nowMs);
    String told = before <= 0 ? reason : reason + " (" + before + " more before it were not kept)";
    if (before < 0 || !post.test(new Refused(source, venue, told, payload, nowMs))) {
      metrics.letterNotKept(venue);
    }
  }

  /** How many were not kept since the last that was; negative if there is no room now. */
  private synchronized long room(String venue, long nowMs) {
    Minute minute = minutes.computeIfAbsent(venue, _ -> new Minute());
    if (Math.abs(nowMs - minute.beganMs) >= MINUTE_MS) {
      minute.beganMs = nowMs;
      minute.kept = 0;
    }
    if (minute.kept >= KEPT_A_MINUTE) {
      minute.notKept++;
      return -1;
    }
    minute.kept++;
    long notKept = minute.notKept;
    minute.notKept = 0;
    return notKept;
  }

  private static final class Minute {
    private long beganMs;
    private int kept;
    private long notKept;
  }
}
