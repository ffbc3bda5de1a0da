// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

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
 * A market as a test wants it.
 *
 * @param market its description
 * @param book its book; empty while not to be trusted
 * @param volume contracts traded so far
 * @param health how far to trust it
 * @param heardMs when the venue was last heard
 * @param fairValue what YES is worth now
 * @param fairValueBefore what it was worth before, however long ago is asked for
 */
public record ScriptedMarket(
    Market market,
    Optional<Book> book,
    Quantity volume,
    FeedHealth health,
    OptionalLong heardMs,
    Optional<FairValue> fairValue,
    Optional<FairValue> fairValueBefore)
    implements MarketView {
  @Override
  public Optional<FairValue> fairValue(Duration ago) {
    return fairValueBefore;
  }
}
