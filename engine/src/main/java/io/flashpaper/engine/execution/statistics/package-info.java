// SPDX-License-Identifier: Apache-2.0
/**
 * What closed trades say of a strategy or an account, and how far that can be trusted.
 *
 * <p>Pure folds over {@link io.flashpaper.engine.execution.statistics.TradeResult}s in the order in
 * which they closed, in bounded memory. Money is exact; doubles are for probabilities and ratios
 * only. What has no value says why instead of being NaN. Tallies are confined to one thread, what
 * they give out is immutable. Must not know where trades come from or who reads the figures.
 */
@NullMarked
package io.flashpaper.engine.execution.statistics;

import org.jspecify.annotations.NullMarked;
