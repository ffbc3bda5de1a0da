// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.decide;

import io.flashpaper.engine.signal.InstanceWish;
import io.flashpaper.engine.signal.SignalEngine;
import io.flashpaper.model.Market;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.MarketStats;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.SignalMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One market's samples on a tape of their own, before an engine of its own: what happens in other
 * markets neither counts as an evaluation here nor as a sign of life.
 *
 * <p>A sample is one book snapshot, so each strategy is asked once. What else it tells comes before
 * it, at the time of the sample before, since a detector's clock must not move by it.
 */
final class SampleMarket {
  private final SampleIndex index;
  private final SignalEngine engine;
  private final Map<String, Side> wanted = new HashMap<>();
  private @Nullable Market market;
  private @Nullable Quantity volume;
  private long timeMs;
  private long offset;

  SampleMarket(DecidePlan plan, SampleIndex index, Sample first) {
    this.index = index;
    this.engine =
        new SignalEngine(plan.settings(), plan.instances(first.series()), index.history());
    this.timeMs = first.timeMs();
  }

  /** The underlying as this market's samples tell it with others. */
  SampleIndex index() {
    return index;
  }

  /** Whether a sample is from before what was seen already, here or elsewhere. */
  boolean isPast(Sample sample) {
    return sample.timeMs() < timeMs || index.isPast(sample);
  }

  /** Whether it closed, by its last sample. */
  boolean isOver() {
    return market != null && index.isLongPast(market.closeTimeMs());
  }

  /** Takes the next sample; answers with everything the engine says. */
  List<SignalMessage> accept(Sample sample) {
    if (!sample.market().equals(market)) {
      market = sample.market();
      step(new MarketUpdated(timeMs, market));
    }
    if (!sample.volume().equals(volume)) {
      volume = sample.volume();
      step(new MarketStats(timeMs, sample.ticker(), sample.volume(), Quantity.ZERO));
    }
    timeMs = sample.timeMs();
    return step(new BookSnapshot(timeMs, sample.ticker(), sample.book(), FeedMode.REST));
  }

  private List<SignalMessage> step(TapeEvent event) {
    return engine.step(new TapeRecord(offset++, event));
  }

  /** What each strategy wants now, in order. */
  List<InstanceWish> wishes(Sample sample) {
    return engine.wishes(sample.ticker());
  }

  /** Notes what a strategy wants as of this sample; whether it did not want that before. */
  boolean isNew(String strategy, Optional<Side> side) {
    @Nullable Side before =
        side.isPresent() ? wanted.put(strategy, side.get()) : wanted.remove(strategy);
    return side.isPresent() && side.get() != before;
  }
}
