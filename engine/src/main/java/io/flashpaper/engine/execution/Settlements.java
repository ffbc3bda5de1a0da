// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.engine.execution.account.PastTrade;
import io.flashpaper.engine.execution.account.Payout;
import io.flashpaper.engine.execution.account.SettlementWait;
import io.flashpaper.engine.execution.ledger.LedgerEntry.AwaitingSettlement;
import io.flashpaper.engine.execution.ledger.LedgerEntry.SettlementOverdue;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeRestated;
import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import java.util.Optional;

/**
 * From the close of a market to its last correction. The venue's word alone moves money; until it
 * comes, our own average is noted, and told once the result is overdue.
 */
final class Settlements {
  private final AccountDesk desk;
  private final TradeCloser closer;

  Settlements(AccountDesk desk, TradeCloser closer) {
    this.desk = desk;
    this.closer = closer;
  }

  /** Pays what is held in a market whose result is official, or corrects what was paid. */
  void settle(MarketSettled event) {
    for (PastTrade trade : desk.state().past().paidBy(event.market())) {
      Payout paid = trade.payout().orElseThrow();
      if (!paid.isBy(event.settlement())) {
        restate(trade, paid, event.settlement());
      }
    }
    for (OpenTrade trade : desk.state().trades()) {
      if (trade.market().equals(event.market())) {
        closer.settle(trade, event.settlement());
      }
    }
  }

  /** Takes back what was paid, pays anew, and counts the trade as it should have ended. */
  private void restate(PastTrade trade, Payout paid, Settlement settlement) {
    long step = desk.plan().fees().precisionMicros();
    Payout corrected = paid.by(settlement, step, paid.fill() + 2);
    MarketId market = paid.market();
    desk.correct(market, PayoutFills.reversing(trade.id(), paid), paid.gross().negated());
    desk.correct(market, PayoutFills.paying(trade.id(), corrected), corrected.gross());
    PastTrade after = trade.restated(corrected);
    desk.change(state -> state.restating(trade, after, desk.plan().sizing()));
    desk.enter(
        new TradeRestated(
            desk.tape().offset(), desk.tape().timeMs(), desk.plan().account(), trade, after));
  }

  /** Looks after a trade whose market is closed. */
  void await(OpenTrade trade) {
    long now = desk.tape().timeMs();
    Optional<Market> market = desk.tape().market(trade.market()).map(LiveMarket::market);
    SettlementWait before =
        trade
            .awaited()
            .orElseGet(() -> SettlementWait.since(market.map(Market::closeTimeMs).orElse(now)));
    SettlementWait wait =
        before.isToBeCounted(now)
            ? before.counted(desk.tape().ownAverage(before.closeMs()))
            : before;
    if (trade.awaited().filter(wait::equals).isEmpty()) {
      OpenTrade waiting = trade.awaiting(wait);
      desk.change(state -> state.changing(waiting));
      desk.enter(new AwaitingSettlement(desk.tape().offset(), now, desk.plan().account(), waiting));
    }
    if (wait.isOverdue(now)) {
      OpenTrade overdue = trade.awaiting(wait.overdue(market));
      desk.change(state -> state.changing(overdue));
      desk.enter(new SettlementOverdue(desk.tape().offset(), now, desk.plan().account(), overdue));
    }
  }
}
