// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import io.flashpaper.model.event.FeedMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Notices that the tape stands still or a venue is out of reach, once that has lasted, and that it
 * is over. Looks by the clock on the wall: when nothing comes, tape time stands still as well.
 * Confined to one thread.
 */
public final class FeedWatch {
  private static final String TAPE = "tape";

  private final long patienceMs;
  private final SortedMap<String, Long> since = new TreeMap<>();
  private final SortedMap<String, Boolean> told = new TreeMap<>();
  private long offset = Long.MIN_VALUE;

  /**
   * A watch that says nothing of what is shorter than this.
   *
   * @param patience how long something must last
   */
  public FeedWatch(Duration patience) {
    this.patienceMs = patience.toMillis();
  }

  /**
   * What is to be told now.
   *
   * @param nowMs by the clock on the wall
   * @param tapeOffset the last event there is
   * @param tapeTimeMs its time
   * @param modes how each venue is reached
   */
  public List<Alert> look(
      long nowMs, long tapeOffset, long tapeTimeMs, Map<String, FeedMode> modes) {
    List<Alert> alerts = new ArrayList<>();
    boolean stands = tapeOffset == offset;
    offset = tapeOffset;
    if (!stands) {
      over(TAPE, tapeTimeMs, "The tape goes on", alerts);
    }
    lasts(TAPE, stands, nowMs, tapeTimeMs, "The tape stands still", alerts);
    new TreeMap<>(modes)
        .forEach(
            (venue, mode) -> {
              boolean isDown = mode == FeedMode.DOWN;
              if (!isDown) {
                over(venue, tapeTimeMs, "%s is back, by %s".formatted(venue, mode), alerts);
              }
              lasts(venue, isDown, nowMs, tapeTimeMs, venue + " is out of reach", alerts);
            });
    return alerts;
  }

  private void lasts(
      String source, boolean isSo, long nowMs, long timeMs, String what, List<Alert> alerts) {
    if (!isSo) {
      since.put(source, nowMs);
      return;
    }
    long lostMs = nowMs - since.computeIfAbsent(source, _ -> nowMs);
    if (lostMs >= patienceMs && told.put(source, true) == null) {
      String sentence = "%s since %d s".formatted(what, lostMs / 1000);
      alerts.add(alert(Rule.FEED_LOST, source, timeMs, sentence));
    }
  }

  private void over(String source, long timeMs, String what, List<Alert> alerts) {
    if (told.remove(source) != null) {
      alerts.add(alert(Rule.FEED_RECOVERED, source, timeMs, what));
    }
  }

  private static Alert alert(Rule rule, String source, long timeMs, String what) {
    return Alert.of(rule, timeMs, Map.of("source", source, "what", what));
  }
}
