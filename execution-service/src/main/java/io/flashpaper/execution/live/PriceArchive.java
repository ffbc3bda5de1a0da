// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import io.flashpaper.execution.intake.Broker;
import io.flashpaper.observation.NanoClock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The prices that are not kept in memory, read from the tape when somebody asks for them, on the
 * asker's thread. Any thread.
 *
 * <p>Read is what is long over ({@link #OVER}), no longer than {@link #MOST}, and not known by
 * heart. A chart of the present ends at the present: it never causes a reading, however often it is
 * asked for again. What is over never changes, so that the last few stretches are kept. After a
 * restart the memory grows backwards, an hour at a time with gaps before it is whole; until then
 * all that is over is read.
 */
@Singleton
public final class PriceArchive {
  /** The longest stretch that is read at once. */
  public static final Duration MOST = Duration.ofHours(2);

  /** What ended so long before the tape's end is over. */
  static final Duration OVER = Duration.ofMinutes(5);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final LiveTape live;
  private final OldPricesShelf shelf;

  /** Nothing is read before somebody asks. */
  public PriceArchive(LiveTape live, Broker broker, NanoClock clock) {
    this.live = live;
    this.shelf = new OldPricesShelf(new StretchReader(broker, clock), PATIENCE);
  }

  /**
   * What the tape says of a stretch; empty where what is kept in memory is the answer.
   *
   * @throws UnreadStretchException if it cannot be read now
   */
  public Optional<OldPrices> find(Stretch asked) {
    return isRead(asked, knownFromMs(), live.latest().timeMs())
        ? Optional.of(shelf.get(asked))
        : Optional.empty();
  }

  /** The beginning of what is kept was read without what was before. */
  private OptionalLong knownFromMs() {
    Optional<PriceHistory.Extent> kept = live.history().extent();
    return kept.isPresent() && live.isHistoryWhole()
        ? OptionalLong.of(kept.get().fromMs() + TapeProjection.WARM_UP.toMillis())
        : OptionalLong.empty();
  }

  /**
   * Whether a stretch is read from the tape.
   *
   * @param knownFromMs since when the memory knows everything; empty if it does not
   * @param nowMs the tape's end
   */
  static boolean isRead(Stretch asked, OptionalLong knownFromMs, long nowMs) {
    boolean isKnown = knownFromMs.isPresent() && asked.fromMs() >= knownFromMs.getAsLong();
    return !isKnown
        && asked.toMs() <= nowMs - OVER.toMillis()
        && asked.length().compareTo(MOST) <= 0;
  }
}
