// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.statistics;

import io.flashpaper.model.Money;

/**
 * What an account is worth after a trade closed, open trades at what they cost left out.
 *
 * @param timeMs when it closed
 * @param tradeId which one
 * @param equity initial cash and the net of all closed trades so far
 */
public record EquityPoint(long timeMs, String tradeId, Money equity) {}
