// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import java.util.LinkedHashSet;
import java.util.Set;

/** Tells what was there before, as far back as its bounded memory reaches. */
public final class RecentIds<T> {
  private final Set<T> ids = new LinkedHashSet<>();
  private final int capacity;

  /** Remembers this many. */
  public RecentIds(int capacity) {
    this.capacity = capacity;
  }

  /** Whether this one was there before. */
  public boolean knows(T id) {
    return ids.contains(id);
  }

  /** Whether this one is new; remembers it. */
  public boolean isNew(T id) {
    boolean added = ids.add(id);
    if (ids.size() > capacity) {
      ids.remove(ids.iterator().next());
    }
    return added;
  }
}
