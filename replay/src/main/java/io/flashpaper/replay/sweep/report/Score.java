// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.report;

import io.flashpaper.engine.execution.statistics.Drawdown;
import io.flashpaper.engine.execution.statistics.Wilson;
import io.flashpaper.model.Money;
import io.flashpaper.replay.sweep.luck.Estimate;
import java.util.Optional;

/**
 * How a trial did on some segments.
 *
 * @param trades how many closed
 * @param markets how many there were to trade
 * @param tradedCloses at how many moments markets closed that it had traded
 * @param net the sum of results after all fees
 * @param fees the sum of fees
 * @param objective in micro-dollars, with its interval; its unit is all markets that close at one
 *     moment
 * @param winRate wins of trades; empty if there was no trade
 * @param drawdown the deepest fall of the sum of closed trades
 */
public record Score(
    int trades,
    int markets,
    int tradedCloses,
    Money net,
    Money fees,
    Estimate objective,
    Optional<Wilson> winRate,
    Drawdown drawdown) {}
