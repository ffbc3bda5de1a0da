// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.observation;

import java.time.Duration;
import java.util.Optional;

/**
 * Whether a thread still turns: it beats at least once in each turn of its loop. While it waits for
 * somebody outside the process, it says for whom, and counts as alive for as long as that takes.
 */
public final class Pulse {
  private record Beat(long nanos, Optional<String> awaited) {}

  private final NanoClock clock;
  private volatile Beat last;

  /** The pulse of a thread that begins now. */
  public Pulse(NanoClock clock) {
    this.clock = clock;
    this.last = new Beat(clock.nanos(), Optional.empty());
  }

  /** The thread turns. */
  public void beat() {
    last = new Beat(clock.nanos(), Optional.empty());
  }

  /** From here to its next beat the thread waits for somebody, such as {@code Kafka}. */
  public void awaits(String whom) {
    last = new Beat(clock.nanos(), Optional.of(whom));
  }

  /** Whom it waits for; empty while it works. */
  public Optional<String> awaited() {
    return last.awaited();
  }

  /** Since when it is at the same thing. */
  public Duration still() {
    return Duration.ofNanos(clock.nanos() - last.nanos());
  }

  /** Whether it has worked at the same thing for so long, waiting for nobody. */
  public boolean isStuck(Duration limit) {
    Beat now = last;
    return now.awaited().isEmpty()
        && Duration.ofNanos(clock.nanos() - now.nanos()).compareTo(limit) >= 0;
  }
}
