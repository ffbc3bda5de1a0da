// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.strategy.api.MarketView;
import java.util.Optional;

/**
 * A market as a test wants it.
 *
 * @param market its description
 * @param book its book; empty while not to be trusted
 * @param volume contracts traded so far
 * @param health how far to trust it
 */
public record ScriptedMarket(Market market, Optional<Book> book, Quantity volume, FeedHealth health)
    implements MarketView {}
