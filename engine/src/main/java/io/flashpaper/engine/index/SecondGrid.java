// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.index;

import io.flashpaper.model.event.Contribution;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.VenueState;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Index ticks on a grid of one second: each second's sample is the last tick after the second
 * before and up to it. A second without a tick, or whose last tick has no price, has no sample: it
 * is left out, not carried.
 */
public final class SecondGrid {
  private Optional<IndexTick> last = Optional.empty();

  /** Takes the next tick in tape order; returns the sample of the second that it ends, if any. */
  public Optional<IndexSample> accept(IndexTick tick) {
    Optional<IndexSample> ended =
        last.filter(before -> second(before) < second(tick)).flatMap(SecondGrid::sample);
    last = Optional.of(tick);
    return ended;
  }

  /** The whole second at or after a tick: the one whose sample it may become. */
  private static long second(IndexTick tick) {
    return Math.ceilDiv(tick.timeMs(), 1000L);
  }

  private static Optional<IndexSample> sample(IndexTick tick) {
    return tick.priceMicros().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new IndexSample(second(tick), tick.priceMicros().getAsLong(), venuesUsed(tick)));
  }

  private static Set<String> venuesUsed(IndexTick tick) {
    return tick.contributions().stream()
        .filter(contribution -> contribution.state() == VenueState.USED)
        .map(Contribution::venue)
        .collect(Collectors.toUnmodifiableSet());
  }
}
