// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.MarketMoment;
import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.fees.FeeStep;
import io.flashpaper.engine.execution.ledger.Fill;
import io.flashpaper.engine.execution.ledger.LedgerEntry.Filled;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.engine.execution.sizing.SizingState;
import io.flashpaper.model.Money;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;
import java.util.Optional;

/** Ends trades: counts them, tells sizing, enters the result. */
final class TradeCloser {
  private final AccountDesk desk;

  TradeCloser(AccountDesk desk) {
    this.desk = desk;
  }

  /** Ends a trade whose last contract was sold in the market as it then was. */
  void sold(OpenTrade trade, long tapeOffset, PendingOrder lastExit, MarketMoment met) {
    close(
        trade,
        tapeOffset,
        lastExit.arrivalMs(),
        lastExit.reason(),
        lastExit.decision(),
        met.grade());
  }

  /**
   * Pays out what is held of a trade. A share that is no whole balance step is floored to one; the
   * venue keeps the rest as a settlement fee.
   */
  void settle(OpenTrade trade, Settlement settlement) {
    long value = settlement.value(trade.side()).micros();
    long exactMicros = Math.multiplyExact(trade.held().hundredths(), value) / 100;
    long step = desk.plan().fees().precisionMicros();
    Money paid = new Money(exactMicros - exactMicros % step);
    Money kept = new Money(exactMicros % step);
    OpenTrade after = trade.selling(trade.held(), new Money(exactMicros), kept);
    long timeMs = desk.tape().timeMs();
    long offset = desk.tape().offset();
    Fill fill =
        new Fill(
            trade.id(),
            trade.id(),
            Fill.Kind.SETTLEMENT,
            after.fills(),
            settlement.value(trade.side()),
            trade.held(),
            new FeeStep(Money.ZERO, kept, Money.ZERO),
            paid);
    desk.change(state -> state.paid(paid, kept).changing(after));
    desk.enter(new Filled(offset, timeMs, desk.plan().account(), trade.market(), fill));
    Reason reason = Reason.of("SETTLEMENT_" + settlement.result(), new Fact("valueMicros", value));
    MarketMoment moment = desk.tape().moment(trade.market(), timeMs);
    close(after, offset, timeMs, reason, moment, Optional.empty());
  }

  private void close(
      OpenTrade trade,
      long tapeOffset,
      long timeMs,
      Reason reason,
      MarketMoment decision,
      Optional<FeedGrade> exitGrade) {
    SizingState sizing = desk.plan().sizing().after(desk.state().sizing(), trade.net());
    desk.change(state -> state.closing(trade, sizing));
    desk.enter(
        new TradeClosed(
            tapeOffset,
            timeMs,
            desk.plan().account(),
            trade,
            reason,
            decision,
            exitGrade,
            trade.net()));
  }
}
