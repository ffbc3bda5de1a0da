// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.engine.index.FairPricing;
import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.strategy.api.FairValue;
import io.flashpaper.strategy.api.MarketView;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One market at one moment, as one strategy may see it: what the board says of it, and what it is
 * worth, which is reckoned only if somebody asks.
 */
record MarketSight(
    LiveMarket live, long timeMs, OptionalLong heardMs, FairPricing pricing, DeclaredIndex index)
    implements MarketView {
  @Override
  public Market market() {
    return live.market();
  }

  @Override
  public Optional<Book> book() {
    return live.book();
  }

  @Override
  public Quantity volume() {
    return live.volume();
  }

  @Override
  public FeedHealth health() {
    return live.health();
  }

  @Override
  public Optional<FairValue> fairValue() {
    return pricing.now(live.market(), timeMs);
  }

  @Override
  public Optional<FairValue> fairValue(Duration ago) {
    return pricing.ago(live.market(), timeMs, index.declared(ago));
  }
}
