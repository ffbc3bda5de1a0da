// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A trade and the result of its market.
 *
 * @param ownPrints how many of our own sixty one-second prints before the close were seen; null if
 *     it did not wait for a result
 * @param ownAverage of those, in dollars, as the venue rounds it; null if too few were seen
 * @param provisionalWinner {@code YES} or {@code NO} by that average, while the official result is
 *     overdue; it moves no money and counts nowhere
 * @param yesValue what the venue paid for one YES contract, in dollars, as corrected; null if it
 *     paid nothing yet
 * @param restated how often the venue corrected what it had paid
 */
public record TradeSettlement(
    @Nullable Long ownPrints,
    @Nullable String ownAverage,
    @Nullable String provisionalWinner,
    @Nullable String yesValue,
    long restated) {
  /** Of a trade's row; null if it was sold before its market closed, or is still open. */
  static @Nullable TradeSettlement of(Fields row) throws SQLException {
    TradeSettlement settlement =
        new TradeSettlement(
            row.numberOrNull("wait_prints"),
            row.decimalOrNull("wait_average"),
            row.textOrNull("wait_winner"),
            row.decimalOrNull("settled_yes_value"),
            row.number("restated"));
    return settlement.ownPrints() == null && settlement.yesValue() == null ? null : settlement;
  }
}
