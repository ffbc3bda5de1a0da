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
 * <p>One {@link io.flashpaper.strategy.api.StrategyFactory} for each strategy named in {@code
 * META-INF/services}, and a manifest with {@code Strategy-Id} (several with commas between), {@code
 * Strategy-Api-Level} and {@code Implementation-Version}, which holds for all of them. It may use
 * this package, {@code io.flashpaper.model} and the JDK; it sees nothing else of its host.
 *
 * <h2>Versions</h2>
 *
 * <p>{@link io.flashpaper.strategy.api.StrategyApi#LEVEL} rises when a jar built for the level
 * before could misbehave; such a jar is then refused before a class of it is loaded. All a strategy
 * can compile against, this package and those of {@code io.flashpaper.model}, stands in {@code
 * api-level-1.txt} beside the module's pom, and a test compares. Within a level these changes are
 * safe:
 *
 * <table>
 * <caption>What may change without a new level</caption>
 * <tr><th>change</th><th>safe</th></tr>
 * <tr><td>a method more on a view: the host implements them</td><td>yes</td></tr>
 * <tr><td>a method more on {@code Strategy} or {@code StrategyFactory}: plugins implement them</td>
 *     <td>with a default body only</td></tr>
 * <tr><td>a type, a static method, a constant more</td><td>yes</td></tr>
 * <tr><td>a {@code Desire} more: plugins make them, the host answers</td><td>yes</td></tr>
 * <tr><td>a {@code Trigger} more, or another constant of an enum a strategy is shown: an exhaustive
 *     switch in an old jar throws</td><td>no</td></tr>
 * <tr><td>a component more in {@code Moment}, a trigger or a message of the tape or of the signals:
 *     the host makes them, strategies read them by name</td><td>yes; but tests and record patterns
 *     have to be compiled anew</td></tr>
 * <tr><td>a component more in {@code Step}, {@code Want}, {@code Reason} or {@code
 *     StrategyDescriptor}: plugins make them</td><td>no</td></tr>
 * <tr><td>anything removed, renamed or of another type</td><td>no</td></tr>
 * <tr><td>another meaning or unit, which no listing shows</td><td>never</td></tr>
 * </table>
 */
@NullMarked
package io.flashpaper.strategy.api;

import org.jspecify.annotations.NullMarked;
