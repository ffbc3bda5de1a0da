// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import io.flashpaper.venue.wire.RisingNumber;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Whether each subscription's messages come without a gap. Numbers count per subscription, over all
 * its markets; snapshots, {@code ok} and {@code unsubscribed} use one each like everything else.
 */
public final class SequenceGuard {
  private static final long REACH_OF_DUPLICATES = 100;

  private final Map<Long, RisingNumber> bySid = new HashMap<>();

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
    RisingNumber numbers = bySid.computeIfAbsent(sid, _ -> new RisingNumber(REACH_OF_DUPLICATES));
    OptionalLong last = numbers.last();
    if (!numbers.takes(seq)) {
      return Verdict.DUPLICATE;
    }
    return last.isEmpty() || seq == last.getAsLong() + 1 ? Verdict.NEXT : Verdict.GAP;
  }
}
