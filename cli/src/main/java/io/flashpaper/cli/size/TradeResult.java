// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.size;

import io.flashpaper.model.Money;
import java.util.Comparator;

/**
 * How a trade ended.
 *
 * @param net its result after all fees
 * @param closedAt when, as the file writes it; empty if it does not say
 * @param id of the trade; empty if the file does not say
 */
public record TradeResult(Money net, String closedAt, String id) {
  /** The order in which sizing hears of them: as they closed, of one moment by id. */
  static final Comparator<TradeResult> AS_THEY_CLOSED =
      Comparator.comparing(TradeResult::closedAt).thenComparing(TradeResult::id);
}
