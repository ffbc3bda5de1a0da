// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.statistics;

/**
 * What closed trades say.
 *
 * @param results what they brought
 * @param drawdown the deepest fall on the way
 * @param streaks the longest rows of wins and losses
 * @param forecasts how good the probabilities were
 * @param edge what was expected, and what came of it
 * @param execution how well orders were filled
 */
public record Statistics(
    Results results,
    Drawdown drawdown,
    Streaks streaks,
    Forecasts forecasts,
    Edge edge,
    Execution execution) {}
