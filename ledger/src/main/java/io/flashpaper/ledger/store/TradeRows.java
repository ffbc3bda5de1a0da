// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.engine.execution.account.Origin;
import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.account.Rest;
import io.flashpaper.engine.execution.account.SizingDecision;
import io.flashpaper.engine.execution.account.SizingDecision.Source;
import io.flashpaper.engine.execution.fees.FeeRole;
import io.flashpaper.engine.execution.fees.FeeSchedule;
import io.flashpaper.engine.execution.ledger.Fill;
import io.flashpaper.engine.execution.ledger.LedgerEntry.Filled;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderDone;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderPlaced;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderResting;
import io.flashpaper.engine.execution.ledger.LedgerEntry.SizingFailed;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeOpened;
import io.flashpaper.model.event.FeedGrade;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/** Rows of orders, fills and trades. */
final class TradeRows {
  private static final String ORDER =
      """
      insert into ledger_order (id, account, market, series, trade_id, kind, side, limit_price, quantity,
        decided_offset, decided_ms, arrival_ms, reason, origin, decision, rests_until_ms)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?)
      """;
  private static final String SIZING =
      """
      insert into sizing_decision (order_id, account, market, time_ms, base, rule, size, win_rate_ppm,
        streak, trades, limit_price, affordable, contracts, capped_by, policy, policy_version, policy_sha256,
        parameters, facts)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
      """;
  private static final String SIZING_FAILED =
      """
      insert into sizing_failure (account, tape_offset, time_ms, market, policy, policy_version, policy_sha256,
        parameters, evidence)
      values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
      """;
  private static final String ORDER_RESTING =
      """
      update ledger_order set outcome = 'RESTING', queue_ahead = ?, book = ?::jsonb, grade = ? where id = ?
      """;
  private static final String ORDER_DONE =
      """
      update ledger_order set outcome = ?, filled = ?, book = ?::jsonb, grade = ?, cancel_code = ? where id = ?
      """;
  private static final String FILL =
      """
      insert into fill (trade_id, number, order_id, account, market, kind, price, quantity, trade_fee,
        rounding_fee, rebate, cash_change, time_ms, tape_offset, fee_type, fee_multiplier, fee_factor,
        fee_waived, role)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String TRADE =
      """
      insert into trade (id, account, market, series, side, status, instance, strategy, strategy_version,
        signal_id, signal_offset, probability_micros, entry_offset, opened_ms, opened_offset, quantity,
        cost, proceeds, fees, outlay, entry_reason, at_decision, at_fill, entry_grade)
      values (?, ?, ?, ?, ?, 'OPEN', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?)
      """;
  private static final String TRADE_CLOSED =
      """
      update trade set status = 'CLOSED', proceeds = ?, fees = ?, outlay = 0, exit_reason = ?::jsonb,
        exit_code = ?, at_exit_decision = ?::jsonb, exit_offset = ?, closed_ms = ?, closed_offset = ?, net = ?,
        exit_grade = ?, settled_yes_value = ?
      where id = ?
      """;
  private static final String TRADE_MOVED =
      """
      update trade set outlay = outlay - ?, fees = fees + ?, proceeds = proceeds + ?
      where id = ? and status <> 'CLOSED'
      """;

  /** A bid at rest goes on buying for the trade that its first fill opened. */
  private static final String TRADE_GREW =
      """
      update trade set outlay = outlay - ?, fees = fees + ?, cost = cost - ?, quantity = quantity + ?
      where id = ?
      """;

  private final StatementCache sql;

  TradeRows(StatementCache sql) {
    this.sql = sql;
  }

  void write(OrderPlaced entry) throws SQLException {
    PendingOrder order = entry.order();
    sql.row(ORDER)
        .text(order.id())
        .text(entry.account())
        .text(order.market().ticker())
        .text(order.series())
        .text(order.tradeId())
        .text(order.kind().name())
        .text(order.side().name())
        .decimal(order.limit())
        .decimal(order.quantity())
        .number(order.decision().tapeOffset())
        .number(order.decision().timeMs())
        .number(order.arrivalMs())
        .json(order.reason())
        .json(order.origin())
        .json(order.decision())
        .number(
            order.rest().map(rest -> OptionalLong.of(rest.untilMs())).orElse(OptionalLong.empty()))
        .add();
    if (order.sizing().isPresent()) {
      write(entry, order.sizing().get());
    }
  }

  private void write(OrderPlaced entry, SizingDecision decision) throws SQLException {
    sql.row(SIZING)
        .text(entry.order().id())
        .text(entry.account())
        .text(entry.order().market().ticker())
        .number(entry.timeMs())
        .decimal(decision.sizing().base())
        .text(decision.sizing().rule())
        .decimal(decision.sizing().size())
        .number(decision.winRatePpm())
        .number(decision.streak())
        .number(decision.trades())
        .decimal(decision.limit())
        .decimal(decision.affordable())
        .decimal(decision.contracts())
        .text(decision.cappedBy().name())
        .text(decision.source().map(source -> source.sizer().id()))
        .text(decision.source().map(source -> source.sizer().version()))
        .text(decision.source().map(source -> source.sizer().sha256()))
        .json(decision.source().map(source -> source.sizer().parameters()))
        .json(decision.source().map(Source::facts))
        .add();
  }

  void write(SizingFailed entry) throws SQLException {
    sql.row(SIZING_FAILED)
        .text(entry.account())
        .number(entry.tapeOffset())
        .number(entry.timeMs())
        .text(entry.market().ticker())
        .text(entry.sizer().id())
        .text(entry.sizer().version())
        .text(entry.sizer().sha256())
        .json(entry.sizer().parameters())
        .text(entry.evidence())
        .add();
  }

  void write(OrderResting entry) throws SQLException {
    sql.row(ORDER_RESTING)
        .decimal(entry.order().rest().flatMap(Rest::place).orElseThrow().ahead())
        .json(entry.book())
        .text(entry.book().grade().map(FeedGrade::name))
        .text(entry.order().id())
        .add();
  }

  void write(OrderDone entry) throws SQLException {
    sql.row(ORDER_DONE)
        .text(entry.outcome().name())
        .decimal(entry.filled())
        .json(entry.book())
        .text(entry.book().grade().map(FeedGrade::name))
        .text(entry.order().rest().flatMap(Rest::cancel).map(cancel -> cancel.reason().code()))
        .text(entry.order().id())
        .add();
  }

  void write(Filled entry) throws SQLException {
    Fill fill = entry.fill();
    Optional<FeeSchedule> schedule = fill.fee().schedule();
    sql.row(FILL)
        .text(fill.tradeId())
        .number(fill.number())
        .text(fill.orderId())
        .text(entry.account())
        .text(entry.market().ticker())
        .text(fill.kind().name())
        .decimal(fill.price())
        .decimal(fill.quantity())
        .decimal(fill.fee().trade())
        .decimal(fill.fee().rounding())
        .decimal(fill.fee().rebate())
        .decimal(fill.cashChange())
        .number(entry.timeMs())
        .number(entry.tapeOffset())
        .text(schedule.flatMap(FeeSchedule::type))
        .micros(micros(schedule, FeeSchedule::multiplierMicros))
        .micros(micros(schedule, FeeSchedule::factorMicros))
        .flag(schedule.map(FeeSchedule::waived))
        .text(fill.role().map(FeeRole::name))
        .add();
    if (fill.kind() == Fill.Kind.ENTRY && fill.role().filter(FeeRole.MAKER::equals).isPresent()) {
      sql.row(TRADE_GREW)
          .decimal(fill.cashChange())
          .decimal(fill.fee().net())
          .decimal(fill.cashChange().plus(fill.fee().net()))
          .decimal(fill.quantity())
          .text(fill.tradeId())
          .add();
    } else if (fill.kind() != Fill.Kind.ENTRY) {
      sql.row(TRADE_MOVED)
          .decimal(fill.cashChange())
          .decimal(fill.fee().net())
          .decimal(fill.cashChange().plus(fill.fee().net()))
          .text(fill.tradeId())
          .add();
    }
  }

  private static OptionalLong micros(
      Optional<FeeSchedule> schedule, ToLongFunction<FeeSchedule> part) {
    return schedule.map(s -> OptionalLong.of(part.applyAsLong(s))).orElse(OptionalLong.empty());
  }

  void write(TradeOpened entry) throws SQLException {
    OpenTrade trade = entry.trade();
    PendingOrder order = trade.entry();
    Origin origin = order.origin().orElseThrow();
    sql.row(TRADE)
        .text(trade.id())
        .text(entry.account())
        .text(trade.market().ticker())
        .text(order.series())
        .text(trade.side().name())
        .text(origin.instance())
        .text(origin.strategy())
        .text(origin.version())
        .text(origin.signalId())
        .number(origin.tapeOffset())
        .number(order.probabilityMicros())
        .number(order.decision().tapeOffset())
        .number(entry.timeMs())
        .number(entry.tapeOffset())
        .decimal(trade.bought())
        .decimal(trade.cost())
        .decimal(trade.proceeds())
        .decimal(trade.fees())
        .decimal(trade.outlay())
        .json(order.reason())
        .json(order.decision())
        .json(trade.filled())
        .text(trade.filled().grade().map(FeedGrade::name))
        .add();
  }

  void write(TradeClosed entry) throws SQLException {
    sql.row(TRADE_CLOSED)
        .decimal(entry.trade().proceeds())
        .decimal(entry.trade().fees())
        .json(entry.reason())
        .text(entry.reason().code())
        .json(entry.decision())
        .number(OptionalLong.of(entry.decision().tapeOffset()))
        .number(entry.timeMs())
        .number(entry.tapeOffset())
        .decimal(entry.net())
        .text(entry.exitGrade().map(FeedGrade::name))
        .price(entry.payout().map(payout -> payout.settlement().yesValue()))
        .text(entry.trade().id())
        .add();
  }
}
