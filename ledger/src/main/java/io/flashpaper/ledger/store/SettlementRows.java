// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

import io.flashpaper.engine.execution.account.PastTrade;
import io.flashpaper.engine.execution.account.Payout;
import io.flashpaper.engine.execution.account.SettlementWait;
import io.flashpaper.engine.execution.ledger.LedgerEntry.AwaitingSettlement;
import io.flashpaper.engine.execution.ledger.LedgerEntry.MarketSettlement;
import io.flashpaper.engine.execution.ledger.LedgerEntry.SettlementOverdue;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeRestated;
import io.flashpaper.model.Money;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Rows of official outcomes, of trades that wait for theirs, and of corrections. */
final class SettlementRows {
  private static final String SETTLEMENT =
      """
      insert into market_settlement (market, tape_offset, time_ms, result, yes_value, expiration_value, correction)
      values (?, ?, ?, ?, ?, ?, exists (select 1 from market_settlement where market = ?))
      """;
  private static final String TRADE_WAITS =
      "update trade set status = ?, wait_prints = ?, wait_average = ?, wait_winner = ? where id ="
          + " ?";
  private static final String TRADE_RESTATED =
      """
      update trade set proceeds = proceeds + ?, fees = fees + ?, net = ?, exit_reason = ?::jsonb, exit_code = ?,
        settled_yes_value = ?, restated = ?
      where id = ?
      """;
  private static final String RESTATEMENT =
      """
      insert into trade_restatement (trade_id, number, account, market, time_ms, tape_offset, before_code,
        before_yes_value, before_net, after_code, after_yes_value, after_net, cash_change, reversing_fill, new_fill)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final StatementCache sql;

  SettlementRows(StatementCache sql) {
    this.sql = sql;
  }

  void write(MarketSettlement entry) throws SQLException {
    sql.row(SETTLEMENT)
        .text(entry.market().ticker())
        .number(entry.tapeOffset())
        .number(entry.timeMs())
        .text(entry.settlement().result().name())
        .decimal(entry.settlement().yesValue())
        .micros(entry.settlement().expirationValueMicros())
        .text(entry.market().ticker())
        .add();
  }

  void write(AwaitingSettlement entry) throws SQLException {
    SettlementWait wait = entry.trade().awaited().orElseThrow();
    write("AWAITING_SETTLEMENT", wait, entry.trade().id());
  }

  void write(SettlementOverdue entry) throws SQLException {
    SettlementWait wait = entry.trade().awaited().orElseThrow();
    write(wait.standing().name(), wait, entry.trade().id());
  }

  private void write(String status, SettlementWait wait, String tradeId) throws SQLException {
    sql.row(TRADE_WAITS)
        .text(status)
        .number(
            wait.prints().isPresent()
                ? OptionalLong.of(wait.prints().getAsInt())
                : OptionalLong.empty())
        .micros(wait.averageMicros())
        .text(wait.winner().map(Side::name))
        .text(tradeId)
        .add();
  }

  void write(TradeRestated entry) throws SQLException {
    PastTrade before = entry.before();
    PastTrade after = entry.after();
    Payout old = before.payout().orElseThrow();
    Payout now = after.payout().orElseThrow();
    Money gross = now.gross().minus(old.gross());
    sql.row(TRADE_RESTATED)
        .decimal(gross)
        .decimal(now.kept().minus(old.kept()))
        .decimal(after.net())
        .json(Reason.of(now.code(), new Fact("valueMicros", now.value().micros())))
        .text(now.code())
        .decimal(now.settlement().yesValue())
        .number(after.restated())
        .text(after.id())
        .add();
    sql.row(RESTATEMENT)
        .text(after.id())
        .number(after.restated())
        .text(entry.account())
        .text(now.market().ticker())
        .number(entry.timeMs())
        .number(entry.tapeOffset())
        .text(old.code())
        .decimal(old.settlement().yesValue())
        .decimal(before.net())
        .text(now.code())
        .decimal(now.settlement().yesValue())
        .decimal(after.net())
        .decimal(now.paid().minus(old.paid()))
        .number(now.fill() - 1)
        .number(now.fill())
        .add();
  }
}
