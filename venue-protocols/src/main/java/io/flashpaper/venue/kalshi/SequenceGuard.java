// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import java.util.HashMap;
import java.util.Map;

/** Whether each subscription's messages come without a gap: numbers count per subscription. */
public final class SequenceGuard {
  private final Map<Long, Long> lastBySid = new HashMap<>();

  /** Takes the next number; false if one or more are missing before it, or it repeats. */
  public boolean accept(long sid, long seq) {
    Long last = lastBySid.put(sid, seq);
    return last == null || seq == last + 1;
  }
}
