/**
 * The contract between a strategy and whatever runs it: the live signal service, a replay, or a
 * test.
 *
 * <p>A strategy is a pure function <em>(moment, memory) &rarr; (memory, desire)</em>. The host owns
 * everything else: it makes one {@link io.flashpaper.strategy.api.Strategy} per configured instance
 * and keeps one memory per market, from the moment the market opens on the tape until it closes.
 * Calls for one instance never overlap.
 *
 * <h2>Rules</h2>
 *
 * <ol>
 *   <li>Everything a strategy knows comes from the {@link io.flashpaper.strategy.api.Moment} and
 *       its memory: no clock, no I/O, no static state, no threads. Chance comes from {@link
 *       io.flashpaper.strategy.api.Moment#seed()} alone.
 *   <li>Memory is an immutable record. Throwing a memory away and handing back an older one with
 *       the moments since must lead to the same answers.
 *   <li>An answer is a {@link io.flashpaper.model.signal.Desire desire}, not an order: it stands
 *       until it is replaced, withdrawn or expires. Whether, when and how much is traded is decided
 *       by the gates, the account and the matching engine.
 *   <li>A strategy never sees the ledger: neither its position nor its profit.
 *   <li>A strategy that throws is quarantined; others do not notice.
 * </ol>
 *
 * <h2>A jar</h2>
 *
 * <p>One {@link io.flashpaper.strategy.api.StrategyFactory} named in {@code META-INF/services}, and
 * a manifest with {@code Strategy-Id}, {@code Strategy-Api-Level} and {@code
 * Implementation-Version}. It may use this package, {@code io.flashpaper.model} and the JDK; it
 * sees nothing else of its host.
 */
@NullMarked
package io.flashpaper.strategy.api;

import org.jspecify.annotations.NullMarked;
