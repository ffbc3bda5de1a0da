// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.observation;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The pulses of the threads that a service cannot do without, by the threads' names. */
public final class Pulses {
  private final NanoClock clock;
  private final ConcurrentSkipListMap<String, Pulse> beating = new ConcurrentSkipListMap<>();

  /** Nobody's yet. */
  public Pulses(NanoClock clock) {
    this.clock = clock;
  }

  /** A thread begins; one of the same name before it counts no more. */
  public Pulse begin(String thread) {
    Pulse pulse = new Pulse(clock);
    beating.put(thread, pulse);
    return pulse;
  }

  /** A thread ended as it was meant to. One that failed stays, and is stuck before long. */
  public void end(String thread, Pulse pulse) {
    beating.remove(thread, pulse);
  }

  /** All of them. */
  public SortedMap<String, Pulse> all() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(beating));
  }
}
