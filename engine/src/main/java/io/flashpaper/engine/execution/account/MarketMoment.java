// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.account;

import io.flashpaper.model.Price;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.event.FeedHealth;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a market looked like when something was decided or filled.
 *
 * @param tapeOffset the last tape event that had happened
 * @param timeMs tape time of the moment
 * @param k the best YES bid, if the book was trusted and had one
 * @param spreadMicros best YES ask minus best YES bid, if both were there
 * @param indexMicros the underlying's index, if known
 * @param health how far the market could be trusted; empty if it was not known, or noted before
 *     there were grades
 */
public record MarketMoment(
    long tapeOffset,
    long timeMs,
    Optional<Price> k,
    OptionalLong spreadMicros,
    OptionalLong indexMicros,
    Optional<FeedHealth> health) {
  /** How far the market could be trusted, if known. */
  public Optional<FeedGrade> grade() {
    return health.map(FeedHealth::grade);
  }
}
