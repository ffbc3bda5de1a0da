// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.strategy.api.Change;
import io.flashpaper.strategy.api.FairValue;
import io.flashpaper.strategy.api.IndexView;
import io.flashpaper.strategy.api.MarketView;
import io.flashpaper.strategy.api.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Ways in which the feed of a moment can be worse than it is. */
enum Worse {
  /** The book is not to be trusted. */
  BOOK_LOST,
  /** Nothing should be decided on the market. */
  GRADE_UNUSABLE,
  /** The venue has been silent for longer than can be told. */
  VENUE_SILENT,
  /** The index never ticked. */
  INDEX_LOST,
  /** The exchanges disagree: no price now, though the past is known. */
  INDEX_DISPUTED,
  /** The index ticked last half a minute ago. */
  INDEX_OLD,
  /** What YES is worth cannot be said. */
  FAIR_VALUE_LOST;

  private static final long OLD_MS = 30_000;

  /** The moment with that much less of it known. */
  Moment than(Moment moment) {
    return new Moment(
        moment.tapeOffset(),
        moment.timeMs(),
        moment.seed(),
        moment.trigger(),
        market(moment.market()),
        index(moment.index()));
  }

  private MarketView market(MarketView all) {
    return switch (this) {
      case BOOK_LOST -> new WorseMarket(all, Optional.empty(), unusable(all), all.heardMs(), true);
      case GRADE_UNUSABLE -> new WorseMarket(all, all.book(), unusable(all), all.heardMs(), true);
      case VENUE_SILENT ->
          new WorseMarket(all, all.book(), all.health(), OptionalLong.empty(), true);
      case INDEX_LOST, INDEX_DISPUTED, INDEX_OLD, FAIR_VALUE_LOST ->
          new WorseMarket(all, all.book(), all.health(), all.heardMs(), false);
    };
  }

  private static FeedHealth unusable(MarketView all) {
    return new FeedHealth(FeedGrade.UNUSABLE, all.health().source(), "as scripted");
  }

  private IndexView index(IndexView all) {
    return switch (this) {
      case INDEX_LOST -> ScriptedIndex.SILENT;
      case INDEX_DISPUTED -> new WorseIndex(all, all.latest().map(Worse::priceless));
      case INDEX_OLD -> new WorseIndex(all, all.latest().map(Worse::old));
      case BOOK_LOST, GRADE_UNUSABLE, VENUE_SILENT, FAIR_VALUE_LOST -> all;
    };
  }

  private static IndexTick priceless(IndexTick tick) {
    OptionalLong none = OptionalLong.empty();
    return new IndexTick(
        tick.timeMs(), none, IndexStatus.DISPUTED, 0, tick.volatilityPpm(), List.of());
  }

  private static IndexTick old(IndexTick tick) {
    return new IndexTick(
        tick.timeMs() - OLD_MS,
        tick.priceMicros(),
        tick.status(),
        tick.dispersionCentiBps(),
        tick.volatilityPpm(),
        tick.contributions());
  }

  private record WorseMarket(
      MarketView all,
      Optional<Book> book,
      FeedHealth health,
      OptionalLong heardMs,
      boolean hasFairValue)
      implements MarketView {
    @Override
    public Market market() {
      return all.market();
    }

    @Override
    public Quantity volume() {
      return all.volume();
    }

    @Override
    public Optional<FairValue> fairValue() {
      return hasFairValue ? all.fairValue() : Optional.empty();
    }

    @Override
    public Optional<FairValue> fairValue(Duration ago) {
      return hasFairValue ? all.fairValue(ago) : Optional.empty();
    }
  }

  /** Its past is known, but no move to a price that is not. */
  private record WorseIndex(IndexView all, Optional<IndexTick> latest) implements IndexView {
    @Override
    public OptionalLong priceMicros(Duration ago) {
      return all.priceMicros(ago);
    }

    @Override
    public Optional<Change> change(Duration window) {
      return priceMicros().isPresent() ? all.change(window) : Optional.empty();
    }

    @Override
    public OptionalLong relativeDeviationPpm(Duration window) {
      return all.relativeDeviationPpm(window);
    }
  }
}
