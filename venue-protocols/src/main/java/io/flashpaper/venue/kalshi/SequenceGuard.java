// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import java.util.HashMap;
import java.util.Map;

/**
 * Whether each subscription's messages come without a gap. Numbers count per subscription, over all
 * its markets; snapshots, {@code ok} and {@code unsubscribed} use one each like everything else.
 */
public final class SequenceGuard {
  private static final long REACH_OF_DUPLICATES = 100;
  private static final int MOST_DUPLICATES_IN_A_ROW = 20;

  private final Map<Long, Long> lastBySid = new HashMap<>();
  private final Map<Long, Integer> duplicatesInARow = new HashMap<>();

  /** What a number says about its message. */
  public enum Verdict {
    /** It follows the last one, or is its subscription's first. */
    NEXT,
    /** It was there before, or was overtaken: the message is to be dropped. */
    DUPLICATE,
    /** One or more are missing before it. */
    GAP
  }

  /**
   * Takes the next number of a subscription. A number that falls far, or many that do not rise, are
   * no duplicates: counting began anew, or the last number was wrong, and either way something may
   * be missing.
   */
  public Verdict accept(long sid, long seq) {
    Long last = lastBySid.get(sid);
    if (last != null
        && seq <= last
        && last - seq < REACH_OF_DUPLICATES
        && duplicatesInARow.merge(sid, 1, Integer::sum) <= MOST_DUPLICATES_IN_A_ROW) {
      return Verdict.DUPLICATE;
    }
    duplicatesInARow.remove(sid);
    lastBySid.put(sid, seq);
    return last == null || seq == last + 1 ? Verdict.NEXT : Verdict.GAP;
  }
}
