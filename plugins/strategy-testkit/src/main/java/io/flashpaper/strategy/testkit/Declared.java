// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.strategy.api.Change;
import io.flashpaper.strategy.api.FairValue;
import io.flashpaper.strategy.api.IndexView;
import io.flashpaper.strategy.api.MarketView;
import io.flashpaper.strategy.api.Moment;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** The views as the host shows them: no further back than the strategy has declared. */
record Declared(Duration longest) {
  private static final Duration LEAST = Duration.ofSeconds(1);

  Moment moment(Moment moment) {
    return new Moment(
        moment.tapeOffset(),
        moment.timeMs(),
        moment.seed(),
        moment.trigger(),
        new DeclaredMarket(moment.market(), this),
        new DeclaredIndex(moment.index(), this));
  }

  private Duration check(Duration window) {
    if (window.compareTo(LEAST) < 0 || window.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          "it asked for a window of %s, but a window is from %s to its longestWindow() of %s: declare the longest one"
              .formatted(window, LEAST, longest));
    }
    return window;
  }

  private record DeclaredIndex(IndexView all, Declared declared) implements IndexView {
    @Override
    public Optional<IndexTick> latest() {
      return all.latest();
    }

    @Override
    public OptionalLong priceMicros(Duration ago) {
      return all.priceMicros(declared.check(ago));
    }

    @Override
    public Optional<Change> change(Duration window) {
      return all.change(declared.check(window));
    }

    @Override
    public OptionalLong relativeDeviationPpm(Duration window) {
      return all.relativeDeviationPpm(declared.check(window));
    }
  }

  private record DeclaredMarket(MarketView all, Declared declared) implements MarketView {
    @Override
    public Market market() {
      return all.market();
    }

    @Override
    public Optional<Book> book() {
      return all.book();
    }

    @Override
    public Quantity volume() {
      return all.volume();
    }

    @Override
    public FeedHealth health() {
      return all.health();
    }

    @Override
    public OptionalLong heardMs() {
      return all.heardMs();
    }

    @Override
    public Optional<FairValue> fairValue() {
      return all.fairValue();
    }

    @Override
    public Optional<FairValue> fairValue(Duration ago) {
      return all.fairValue(declared.check(ago));
    }
  }
}
