// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.model.Price;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Watches one market's K for a fall that is large against its own peak.
 *
 * <p>K is a step function: a value is in force from its message until the next different value. The
 * peak is the highest value in force at some instant of the window, a level that ended inside it
 * included. A crash is told once: the detector is blind until half of the fall is regained or some
 * time has passed, and the message that ends this cannot itself be a crash. Constant time for each
 * message on average, integers only.
 */
final class FlashCrashDetector {
  private static final long NONE = -1;
  private static final long NEVER = Long.MIN_VALUE;
  private static final long MILLION = 1_000_000;
  private static final long PAST_MS = 30_000;
  private static final FlashOutcome QUIET = new FlashOutcome.Quiet();

  private record Level(long startMs, long endMs, long micros, Optional<Price> ask) {}

  private final FlashSettings settings;
  private final long windowMs;
  private final long rearmMs;
  private final long gapMs;

  // Closed levels, strictly falling from front to back: the front is the window's peak.
  private final Deque<Level> levels = new ArrayDeque<>();
  private final RecentLevels recent = new RecentLevels(PAST_MS);
  private long lastMs = NEVER;
  private long current = NONE;
  private long currentSinceMs;
  private Optional<Price> currentAsk = Optional.empty();
  private boolean armed = true;
  private long firedMs;
  private long peak;
  private long trough;

  FlashCrashDetector(FlashSettings settings) {
    this.settings = settings;
    this.windowMs = settings.window().toMillis();
    this.rearmMs = settings.rearmAfter().toMillis();
    this.gapMs = settings.gap().toMillis();
  }

  /** A message about the book: K and the YES ask as they are now, empty without a bid or offer. */
  FlashOutcome sample(long timeMs, Optional<Price> k, Optional<Price> ask) {
    FlashOutcome outcome = sample(timeMs, k);
    if (!(outcome instanceof FlashOutcome.OutOfOrder)) {
      currentAsk = ask;
    }
    return outcome;
  }

  private FlashOutcome sample(long timeMs, Optional<Price> k) {
    if (timeMs < lastMs) {
      return new FlashOutcome.OutOfOrder();
    }
    if (isGap(timeMs)) {
      Optional<Price> abandoned = reset();
      lastMs = timeMs;
      k.ifPresent(first -> moveTo(timeMs, first.micros()));
      return new FlashOutcome.GapReset(abandoned);
    }
    lastMs = timeMs;
    if (k.isEmpty()) {
      FlashOutcome outcome = rearmed(timeMs);
      return outcome == QUIET ? new FlashOutcome.NoBid() : outcome;
    }
    moveTo(timeMs, k.get().micros());
    return armed ? judged(timeMs) : rearmed(timeMs);
  }

  /** A message about anything else: time moves on, K stays. */
  FlashOutcome tick(long timeMs) {
    if (isGap(timeMs)) {
      Optional<Price> abandoned = reset();
      lastMs = timeMs;
      return new FlashOutcome.GapReset(abandoned);
    }
    lastMs = Math.max(lastMs, timeMs);
    return rearmed(timeMs);
  }

  /**
   * Forgets everything: what comes next has no past.
   *
   * @return the trough of the crash that was not over, if any
   */
  Optional<Price> reset() {
    Optional<Price> abandoned = armed ? Optional.empty() : Optional.of(new Price(trough));
    levels.clear();
    recent.clear();
    current = NONE;
    currentAsk = Optional.empty();
    armed = true;
    lastMs = NEVER;
    return abandoned;
  }

  private boolean isGap(long timeMs) {
    return lastMs != NEVER && timeMs - lastMs > gapMs;
  }

  private void moveTo(long timeMs, long micros) {
    if (micros != current) {
      if (current != NONE) {
        ended(timeMs);
      }
      current = micros;
      currentSinceMs = timeMs;
    }
    while (!levels.isEmpty() && levels.getFirst().endMs() <= timeMs - windowMs) {
      levels.removeFirst();
    }
  }

  /** The current level ends; one of the same height that it covers lends it its beginning. */
  private void ended(long timeMs) {
    recent.ended(currentSinceMs, timeMs, current);
    long startMs = currentSinceMs;
    while (!levels.isEmpty() && levels.getLast().micros() <= current) {
      Level covered = levels.removeLast();
      startMs = covered.micros() == current ? covered.startMs() : startMs;
    }
    levels.addLast(new Level(startMs, timeMs, current, currentAsk));
  }

  private FlashOutcome judged(long timeMs) {
    if (levels.isEmpty()) {
      return QUIET;
    }
    Level highest = levels.getFirst();
    long fall = highest.micros() - current;
    if (fall * MILLION <= settings.minDropPpm() * highest.micros()
        || fall < settings.minAbsDropMicros()) {
      return QUIET;
    }
    armed = false;
    firedMs = timeMs;
    peak = highest.micros();
    trough = current;
    long drop = (2 * fall * MILLION + peak) / (2 * peak);
    return new FlashOutcome.Crash(
        new Price(peak),
        new Price(current),
        drop,
        timeMs - highest.endMs(),
        Math.min(windowMs, timeMs - highest.startMs()),
        highest.ask(),
        recent.past());
  }

  private FlashOutcome rearmed(long timeMs) {
    if (armed) {
      return QUIET;
    }
    trough = Math.min(trough, current);
    boolean regained = 2 * (current - trough) >= peak - trough;
    if (!regained && timeMs - firedMs < rearmMs) {
      return QUIET;
    }
    armed = true;
    levels.clear();
    Price lowest = new Price(trough);
    return regained
        ? new FlashOutcome.RearmedByRetrace(lowest)
        : new FlashOutcome.RearmedByTime(lowest);
  }
}
