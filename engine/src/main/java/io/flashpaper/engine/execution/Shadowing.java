// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.engine.execution.account.Origin;
import io.flashpaper.engine.execution.account.Payout;
import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.account.SizingDecision;
import io.flashpaper.engine.execution.account.StandingDesire;
import io.flashpaper.engine.execution.fees.FeeRole;
import io.flashpaper.engine.execution.fees.FeeSchedule;
import io.flashpaper.engine.execution.fees.OrderFees;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ShadowBegun;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ShadowDropped;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ShadowDropped.Why;
import io.flashpaper.engine.execution.ledger.LedgerEntry.ShadowSettled;
import io.flashpaper.engine.execution.matching.BookWalk;
import io.flashpaper.engine.execution.matching.Slice;
import io.flashpaper.engine.execution.matching.TickGrid;
import io.flashpaper.engine.execution.shadow.SettledShadow;
import io.flashpaper.engine.execution.shadow.Shadow;
import io.flashpaper.engine.execution.shadow.Shadow.Refusal;
import io.flashpaper.engine.execution.shadow.Shadow.Source;
import io.flashpaper.engine.execution.shadow.Shadows;
import io.flashpaper.engine.execution.sizing.ContractCount;
import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Money;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.signal.Desire.Want;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.SignalMessage.Refused;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Carries what rules refused or sold early to settlement, so that each rule shows what it saved or
 * cost. It moves no money, and nothing is decided by it.
 */
final class Shadowing {
  private final AccountDesk desk;
  private final EntrySizing sizing;

  Shadowing(AccountDesk desk) {
    this.desk = desk;
    this.sizing = new EntrySizing(desk);
  }

  /** A gate of the ledger stopped a standing wish. */
  void refused(StandingDesire desire, Want want, Obstacle obstacle) {
    if (obstacle.gate().isRule()) {
      String instance = desire.origin().instance();
      refuse(
          new Refusal(Source.EXECUTION, obstacle.name(), instance, desire.market(), want.side()),
          want);
    }
  }

  /** A gate beside the strategy stopped a wish. */
  void refused(Refused message) {
    refuse(
        new Refusal(
            Source.SIGNAL,
            message.gate(),
            message.instance(),
            message.market(),
            message.wish().side()),
        message.wish());
  }

  private void refuse(Refusal refusal, Want want) {
    if (desk.state().shadows().has(refusal)) {
      return;
    }
    desk.tape()
        .market(refusal.market())
        .filter(market -> isTrading(market.market()))
        .ifPresent(market -> market.book().ifPresent(book -> refuse(refusal, want, market, book)));
  }

  private boolean isTrading(Market market) {
    return market.status() == MarketStatus.OPEN && market.msToClose(desk.tape().timeMs()) > 0;
  }

  private void refuse(Refusal refusal, Want wanted, LiveMarket live, Book book) {
    long now = desk.tape().timeMs();
    Market market = live.market();
    Want want = new TickGrid(market.priceBands()).onTick(wanted);
    FeeSchedule schedule = FeeSchedule.of(market.fees(), FeeRole.TAKER, now);
    ContractCount count = desk.plan().contractCount(schedule);
    BookWalk walk = new BookWalk(market.id(), book, desk.state().consumed(), now);
    Quantity depth = count.floor(walk.offered(want.side(), want.limit()));
    if (!depth.isZero()) {
      sizing
          .estimate(want, market, depth, count)
          .map(SizingDecision::contracts)
          .map(contracts -> walk.buy(want.side(), want.limit(), contracts))
          .ifPresent(slices -> begin(refusal, market.series(), slices, schedule));
    }
  }

  private void begin(Refusal refusal, String series, List<Slice> slices, FeeSchedule schedule) {
    OrderFees order = new OrderFees(desk.plan().fees());
    Quantity quantity = Quantity.ZERO;
    Money cost = Money.ZERO;
    Money fees = Money.ZERO;
    for (Slice slice : slices) {
      quantity = quantity.plus(slice.quantity());
      cost = cost.plus(slice.quantity().times(slice.price()));
      fees = fees.plus(order.bought(slice.quantity(), slice.price(), schedule).net());
    }
    long offset = desk.tape().offset();
    begin(
        new Shadow(
            "%s:%s:%s:%s:%s"
                .formatted(
                    desk.plan().account(),
                    refusal.instance(),
                    refusal.market(),
                    offset,
                    refusal.rule()),
            refusal.source(),
            refusal.rule(),
            refusal.instance(),
            refusal.market(),
            series,
            refusal.side(),
            quantity,
            cost,
            fees,
            offset,
            desk.tape().timeMs(),
            Optional.empty()));
  }

  /** What a trade sold before its market settled is held on here. */
  void sold(OpenTrade trade, Reason why, long tapeOffset, long timeMs) {
    begin(
        new Shadow(
            trade.id() + ":" + why.code(),
            Source.EXIT,
            why.code(),
            trade.entry().origin().map(Origin::instance).orElse(""),
            trade.market(),
            trade.entry().series(),
            trade.side(),
            trade.sold(),
            trade.proceeds(),
            trade.exitFees(),
            tapeOffset,
            timeMs,
            Optional.of(trade.id())));
  }

  private void begin(Shadow shadow) {
    desk.state()
        .shadows()
        .inTheWay()
        .ifPresent(oldest -> drop(oldest, Why.CROWDED_OUT, shadow.tapeOffset(), shadow.timeMs()));
    change(shadows -> shadows.beginning(shadow));
    desk.enter(
        new ShadowBegun(shadow.tapeOffset(), shadow.timeMs(), desk.plan().account(), shadow));
  }

  /** The wish behind an order came true: whatever refused it before did so for a while only. */
  void bought(PendingOrder order, long tapeOffset, long timeMs) {
    order.origin().map(Origin::instance).stream()
        .flatMap(
            instance ->
                desk.state().shadows().refused(instance, order.market(), order.side()).stream())
        .forEach(shadow -> drop(shadow, Why.TAKEN, tapeOffset, timeMs));
  }

  private void drop(Shadow shadow, Why why, long tapeOffset, long timeMs) {
    change(shadows -> shadows.dropping(shadow));
    desk.enter(new ShadowDropped(tapeOffset, timeMs, desk.plan().account(), shadow, why));
  }

  /** Ends what waits for a market's result, or corrects what it ended with. */
  void settle(MarketSettled event) {
    for (SettledShadow before : desk.state().shadows().settledIn(event.market())) {
      if (!payout(before.shadow(), before.settlement()).isBy(event.settlement())) {
        SettledShadow after = settled(before.shadow(), event.settlement(), before.restated() + 1);
        change(shadows -> shadows.restating(after));
        enter(after);
      }
    }
    for (Shadow shadow : desk.state().shadows().openIn(event.market())) {
      SettledShadow settled = settled(shadow, event.settlement(), 0);
      change(shadows -> shadows.settling(settled));
      enter(settled);
    }
  }

  private SettledShadow settled(Shadow shadow, Settlement settlement, int restated) {
    return new SettledShadow(shadow, settlement, payout(shadow, settlement).paid(), restated);
  }

  private Payout payout(Shadow shadow, Settlement settlement) {
    return new Payout(shadow.market(), shadow.side(), shadow.quantity(), settlement, Money.ZERO, 0)
        .by(settlement, desk.plan().fees().precisionMicros(), 0);
  }

  private void enter(SettledShadow settled) {
    desk.enter(
        new ShadowSettled(
            desk.tape().offset(), desk.tape().timeMs(), desk.plan().account(), settled));
  }

  private void change(UnaryOperator<Shadows> step) {
    desk.change(state -> state.withShadows(step.apply(state.shadows())));
  }
}
