// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.api;

/**
 * One point of the tape, as one market's strategy sees it. The views are read-only and valid during
 * the call only.
 *
 * @param tapeOffset the event's place on the tape; rises from call to call
 * @param timeMs tape time, milliseconds since the epoch; never goes back
 * @param seed the only source of chance: fixed by instance, market and offset
 * @param trigger what happened
 * @param market the market it is asked about
 * @param index the underlying
 */
public record Moment(
    long tapeOffset, long timeMs, long seed, Trigger trigger, MarketView market, IndexView index) {}
