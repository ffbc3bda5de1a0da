// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.job;

import io.flashpaper.model.Money;

/**
 * A closed trade of the judged account.
 *
 * @param market its ticker
 * @param closedMs tape time of its end
 * @param net its result after all fees
 * @param fees all its fees
 */
public record TradeOutcome(String market, long closedMs, Money net, Money fees) {}
