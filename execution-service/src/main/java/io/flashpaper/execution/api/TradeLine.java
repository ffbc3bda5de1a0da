// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * A trade as a line of CSV. Text that a spreadsheet would take for a formula is led by an
 * apostrophe; numbers are left as they are.
 */
@JsonPropertyOrder({
  "id",
  "account",
  "market",
  "series",
  "side",
  "status",
  "instance",
  "strategy",
  "strategyVersion",
  "quantity",
  "entryPrice",
  "exitPrice",
  "cost",
  "proceeds",
  "fees",
  "outlay",
  "pnl",
  "entryReason",
  "exitReason",
  "openedAt",
  "closedAt",
  "signalId",
  "signalOffset",
  "entryOffset",
  "exitOffset",
  "entryGrade",
  "exitGrade"
})
record TradeLine(
    String id,
    String account,
    String market,
    String series,
    String side,
    String status,
    String instance,
    String strategy,
    String strategyVersion,
    String quantity,
    String entryPrice,
    @Nullable String exitPrice,
    String cost,
    String proceeds,
    String fees,
    String outlay,
    @Nullable String pnl,
    @Nullable String entryReason,
    @Nullable String exitReason,
    String openedAt,
    @Nullable String closedAt,
    String signalId,
    long signalOffset,
    long entryOffset,
    @Nullable Long exitOffset,
    @Nullable String entryGrade,
    @Nullable String exitGrade) {

  static TradeLine of(TradeQueries.Trade trade) {
    String code = trade.entryReason() == null ? "" : trade.entryReason().path("code").asText();
    return new TradeLine(
        safe(trade.id()),
        safe(trade.account()),
        safe(trade.market()),
        safe(trade.series()),
        trade.side(),
        trade.status(),
        safe(trade.instance()),
        safe(trade.strategy()),
        safe(trade.strategyVersion()),
        trade.quantity(),
        trade.entryPrice(),
        trade.exitPrice(),
        trade.cost(),
        trade.proceeds(),
        trade.fees(),
        trade.outlay(),
        trade.pnl(),
        safe(code),
        trade.exitReason() == null ? null : safe(trade.exitReason()),
        trade.openedAt(),
        trade.closedAt(),
        safe(trade.signalId()),
        trade.signalOffset(),
        trade.entryOffset(),
        trade.exitOffset(),
        trade.entryGrade(),
        trade.exitGrade());
  }

  /** Text that no spreadsheet takes for a formula. */
  static String safe(String text) {
    return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
