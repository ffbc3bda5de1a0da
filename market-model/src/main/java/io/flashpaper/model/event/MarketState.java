// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model.event;

import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.Quantity;
import java.util.Optional;

/**
 * A live market within a key frame.
 *
 * @param book its book; empty while it is not to be trusted
 * @param volume contracts traded so far
 * @param openInterest contracts held
 * @param health how far to trust it
 */
public record MarketState(
    Market market,
    Optional<Book> book,
    Quantity volume,
    Quantity openInterest,
    FeedHealth health) {}
