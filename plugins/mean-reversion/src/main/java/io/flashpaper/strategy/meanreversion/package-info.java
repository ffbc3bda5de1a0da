/**
 * The strategies {@code mean_reversion_high} and {@code mean_rev_flash}: bet that a contract which
 * is dear, or which has just crashed, comes back.
 *
 * <p>Called by their host as {@code io.flashpaper.strategy.api} describes; they know nothing else.
 */
@NullMarked
package io.flashpaper.strategy.meanreversion;

import org.jspecify.annotations.NullMarked;
