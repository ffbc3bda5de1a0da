/**
 * The contract between a sizing policy and whatever asks it: the live execution service, a replay,
 * the command line, or a test.
 *
 * <p>A {@link io.flashpaper.strategy.api.sizing.SizingPolicy} is a pure function <em>(the account's
 * past, the trade at hand) &rarr; size</em>. The host owns everything else: it counts wins and
 * losses, turns dollars into contracts, cuts what the book or the cash does not give, and stores
 * every decision with the jar, version and parameters that made it. A policy remembers nothing;
 * what it may want to know of the past is in {@link io.flashpaper.strategy.api.sizing.AccountPast}.
 *
 * <p>It is asked before each entry, once no gate is in the way. It never sees the market's book nor
 * the tape: those are the strategy's business.
 *
 * <h2>Rules</h2>
 *
 * <p>No clock, no I/O, no chance, no static state, no threads. In detail, with the numbers of the
 * tests in {@code SizingPolicyContract} of the test kit, which every policy should extend:
 *
 * <ol>
 *   <li>The descriptor is the same at every call, names the API level it was compiled against, and
 *       says in a sentence what the policy does.
 *   <li>Every parameter is documented and has a default; the defaults alone make a policy.
 *   <li>A bad parameter is refused by its name.
 *   <li>The same past and trade give the same size, from the same object and from another one.
 *   <li>What it answers depends neither on what it was asked before nor on the order: one object
 *       serves several accounts.
 *   <li>Every past and every trade is answered: an account without a trade, without cash, deep in
 *       the red; a trade without a probability, at any price, just before the close.
 *   <li>No size is negative or above {@link io.flashpaper.strategy.api.sizing.SizingPolicy#most()},
 *       which is above $0, at most {@link io.flashpaper.strategy.api.sizing.Size#MOST}, and always
 *       the same.
 *   <li>Packed into a jar it is accepted by the host's loader, which reads every class first, as it
 *       does those of strategies.
 *   <li>No call exceeds its budget of calls, loops and allocations, which the host counts and no
 *       clock measures.
 * </ol>
 *
 * <p>A policy that throws, answers nothing, breaks rule 7 or exceeds its budget is not asked again:
 * its account enters nothing more, at the same tape offset in every replay, until it is configured
 * otherwise or the jar is another one. What the account holds is managed to its end, and other
 * accounts do not notice.
 *
 * <h2>A jar</h2>
 *
 * <p>One {@link io.flashpaper.strategy.api.sizing.SizingFactory} for each policy named in {@code
 * META-INF/services}, and a manifest with {@code Sizing-Id} (several with commas between), {@code
 * Strategy-Api-Level} and {@code Implementation-Version}. A jar may hold strategies as well, with
 * {@code Strategy-Id} beside it; level and version hold for all of them. It may use this package,
 * {@code io.flashpaper.strategy.api}, {@code io.flashpaper.model} and the JDK.
 *
 * <h2>Versions</h2>
 *
 * <p>{@link io.flashpaper.strategy.api.StrategyApi#LEVEL} and {@code api-level-1.txt} hold for this
 * package too. Within a level a component more in {@code AccountPast} or {@code TradeAtHand} is
 * safe, since the host makes them; one more in {@code Size} or {@code SizingDescriptor}, or another
 * constant of {@code LastOutcome}, is not.
 */
@NullMarked
package io.flashpaper.strategy.api.sizing;

import org.jspecify.annotations.NullMarked;
