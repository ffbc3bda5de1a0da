/**
 * The contract between a strategy and whatever runs it: the live signal service, a replay, or a
 * test.
 *
 * <p>A strategy is a pure function <em>(moment, memory) &rarr; (memory, desire)</em>. The host owns
 * everything else: it makes one {@link io.flashpaper.strategy.api.Strategy} per configured instance
 * and keeps one memory per market, from the moment the market opens on the tape until it closes.
 * Calls for one instance never overlap.
 *
 * <h2>What a strategy may count on</h2>
 *
 * <ul>
 *   <li>Moments come in tape order, with rising offsets and a time that never goes back.
 *   <li>What it answers is a {@link io.flashpaper.model.signal.Desire desire}, not an order: it
 *       stands until it is replaced, withdrawn or expires, and saying it twice changes nothing.
 *       Whether, when and how much is traded is decided by the gates, the account and the matching
 *       engine.
 *   <li>A strategy never sees the ledger: neither its position nor its profit.
 *   <li>A strategy that throws or exceeds its budget is quarantined; others do not notice.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <p>Everything a strategy knows comes from the {@link io.flashpaper.strategy.api.Moment} and its
 * memory: no clock, no I/O, no static state, no threads. Chance comes from {@link
 * io.flashpaper.strategy.api.Moment#seed()} alone. In detail, with the numbers of the tests in
 * {@code StrategyContract} of the test kit, which every strategy should extend:
 *
 * <ol>
 *   <li>The descriptor is the same at every call, names the API level it was compiled against, and
 *       says in a sentence what the strategy does.
 *   <li>Every parameter is documented and has a default; the defaults alone make a strategy.
 *   <li>A bad parameter is refused by its name.
 *   <li>The same tape gives the same transcript: the same memories, desires and timers.
 *   <li>A restart anywhere gives the same transcript: a new strategy object, an earlier memory and
 *       the moments since lead to the same answers.
 *   <li>One object serves several markets: what it says of one depends neither on the others nor on
 *       the order in which they come.
 *   <li>Every trigger is answered, whatever is missing: the book, one of its sides, the index, its
 *       past, the fair value.
 *   <li>A worse feed never makes it want more. With the same moment but without a trusted book, in
 *       an unusable market, with a silent venue, a lost, disputed or old index or without a fair
 *       value it wants no side, and no higher limit, that it would not have wanted otherwise.
 *   <li>A want never outlasts its market: it expires at the close or before.
 *   <li>What is wanted has not expired when it is said. Every desire has a reason, whose code is of
 *       capitals, digits and underscores so that it can be counted; a probability is one.
 *   <li>Memory is an immutable value: a call changes nothing in the memory it was handed, asked
 *       again it says the same, and the memory of the busiest market stays below 128 Ki characters
 *       of text.
 *   <li>{@link io.flashpaper.strategy.api.Strategy#longestWindow()} is from 1 s to 1 h, always the
 *       same, and no longer window is asked for.
 *   <li>Packed into a jar it is accepted by the host's loader, which reads every class first:
 *       nothing in it refers to clocks, chance, threads, files, sockets, reflection or the process.
 *   <li>No call exceeds its budget of calls, loops and allocations, which the host counts and no
 *       clock measures.
 * </ol>
 *
 * <h2>A jar</h2>
 *
 * <p>One {@link io.flashpaper.strategy.api.StrategyFactory} for each strategy named in {@code
 * META-INF/services}, and a manifest with {@code Strategy-Id} (several with commas between), {@code
 * Strategy-Api-Level} and {@code Implementation-Version}, which holds for all of them. It may use
 * this package, {@code io.flashpaper.model} and the JDK; it sees nothing else of its host. Sizing
 * policies, {@code io.flashpaper.strategy.api.sizing}, may be in the same jar.
 *
 * <h2>Versions</h2>
 *
 * <p>{@link io.flashpaper.strategy.api.StrategyApi#LEVEL} rises when a jar built for the level
 * before could misbehave; such a jar is then refused before a class of it is loaded. All a strategy
 * can compile against, this package, {@code io.flashpaper.strategy.api.sizing} and those of {@code
 * io.flashpaper.model}, stands in {@code api-level-1.txt} beside the module's pom, and a test
 * compares. Within a level these changes are safe:
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
