// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.MarketMoment;
import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.engine.execution.account.PastTrade;
import io.flashpaper.engine.execution.account.Payout;
import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.account.SettlementWait;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.model.Price;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;
import java.util.Optional;

/** Ends trades: counts them, tells sizing, enters the result. */
final class TradeCloser {
  private final AccountDesk desk;
  private final Protector protector;
  private final Shadowing shadows;

  TradeCloser(AccountDesk desk, Protector protector, Shadowing shadows) {
    this.desk = desk;
    this.protector = protector;
    this.shadows = shadows;
  }

  /** Ends a trade whose last contract was sold in the market as it then was. */
  void sold(OpenTrade trade, long tapeOffset, PendingOrder lastExit, MarketMoment met) {
    PastTrade past =
        new PastTrade(trade.id(), lastExit.arrivalMs(), trade.net(), Optional.empty(), 0);
    close(past);
    desk.enter(
        new TradeClosed(
            tapeOffset,
            lastExit.arrivalMs(),
            desk.plan().account(),
            trade,
            lastExit.reason(),
            lastExit.decision(),
            met.grade(),
            Optional.empty(),
            trade.net()));
    protector.closed(trade, tapeOffset, lastExit.arrivalMs());
    shadows.sold(trade, lastExit.reason(), tapeOffset, lastExit.arrivalMs());
  }

  /** Ends a trade by paying out what is held of it. */
  void settle(OpenTrade trade, Settlement settlement) {
    long timeMs = desk.tape().timeMs();
    long offset = desk.tape().offset();
    Payout payout = Payout.of(trade, settlement, desk.plan().fees().precisionMicros());
    OpenTrade after = trade.selling(trade.held(), payout.gross(), payout.kept());
    desk.change(state -> state.changing(after));
    desk.fill(offset, timeMs, PayoutFills.paying(trade.id(), payout), trade, after);
    close(new PastTrade(trade.id(), timeMs, after.net(), Optional.of(payout), 0));
    desk.enter(
        new TradeClosed(
            offset,
            timeMs,
            desk.plan().account(),
            after,
            reason(payout, trade),
            desk.tape().moment(trade.market(), timeMs),
            Optional.empty(),
            Optional.of(payout),
            after.net()));
    protector.closed(after, offset, timeMs);
    trade
        .exitReason()
        .filter(_ -> !trade.sold().isZero())
        .ifPresent(why -> shadows.sold(trade, why, offset, timeMs));
  }

  /** What was paid, and whether our own average had said so. */
  private static Reason reason(Payout payout, OpenTrade trade) {
    Fact value = new Fact("valueMicros", payout.value().micros());
    return trade
        .awaited()
        .flatMap(SettlementWait::winner)
        .map(winner -> payout.settlement().value(winner).equals(Price.ONE) ? 1 : 0)
        .map(agreed -> Reason.of(payout.code(), value, new Fact("provisionalAgreed", agreed)))
        .orElseGet(() -> Reason.of(payout.code(), value));
  }

  private void close(PastTrade trade) {
    desk.change(state -> state.closing(trade, desk.plan().sizing()));
  }
}
