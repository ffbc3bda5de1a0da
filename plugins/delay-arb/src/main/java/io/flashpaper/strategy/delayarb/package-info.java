/**
 * The strategy {@code delay_arb}: buys the side a move of the underlying favours while the
 * contract's price has not followed.
 *
 * <p>Called by its host as {@code io.flashpaper.strategy.api} describes; knows nothing else.
 */
@NullMarked
package io.flashpaper.strategy.delayarb;

import org.jspecify.annotations.NullMarked;
