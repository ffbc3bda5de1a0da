// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.account.Rest;
import io.flashpaper.engine.execution.fees.FeeSchedule;
import io.flashpaper.engine.execution.fees.FeeStep;
import io.flashpaper.engine.execution.fees.OrderFees;
import io.flashpaper.engine.execution.fees.Purse;
import io.flashpaper.engine.execution.ledger.Fill;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeOpened;
import io.flashpaper.engine.execution.matching.QueuePlace;
import io.flashpaper.engine.execution.matching.Slice;
import io.flashpaper.model.Market;
import io.flashpaper.model.Money;
import io.flashpaper.model.Quantity;
import java.util.Optional;

/** Buys for an order that rests what somebody sold to it. */
final class RestFills {
  private final AccountDesk desk;
  private final Shadowing shadows;

  RestFills(AccountDesk desk, Shadowing shadows) {
    this.desk = desk;
    this.shadows = shadows;
  }

  /**
   * Buys, at the order's limit, what is its turn; less where the account cannot pay for all of it.
   *
   * @param order with its place after the trade
   * @return the order with what it could not pay for still wanted
   */
  PendingOrder fill(PendingOrder order, Quantity turn) {
    Market market = desk.tape().market(order.market()).orElseThrow().market();
    FeeSchedule schedule = FeeSchedule.of(market.fees(), order.role(), desk.tape().timeMs());
    Rest rest = order.rest().orElseThrow();
    Money available = desk.state().freeCash().plus(order.reserved());
    Slice slice = new Slice(order.limit(), order.limit(), turn);
    Quantity bought =
        new Purse(available, desk.plan().fees(), schedule).payable(slice, rest.fees());
    QueuePlace place = rest.place().orElseThrow().keeping(turn.minus(bought));
    if (bought.isZero()) {
      return order.resting(rest.at(place));
    }
    OrderFees fees = new OrderFees(desk.plan().fees(), rest.fees());
    FeeStep fee = fees.bought(bought, order.limit(), schedule);
    Money debit = bought.times(order.limit()).plus(fee.net());
    Money kept = order.reserved().compareTo(debit) > 0 ? order.reserved().minus(debit) : Money.ZERO;
    PendingOrder paid = order.resting(rest.at(place).charged(fees.memory()), kept);
    desk.change(state -> state.ordered(paid));
    book(paid, bought, fee);
    return paid;
  }

  private void book(PendingOrder order, Quantity bought, FeeStep fee) {
    long offset = desk.tape().offset();
    long now = desk.tape().timeMs();
    Money cost = bought.times(order.limit());
    Optional<OpenTrade> known = desk.state().trade(order.tradeId());
    OpenTrade before =
        known.orElseGet(() -> OpenTrade.opened(order, desk.tape().moment(order.market(), now)));
    OpenTrade after = before.buying(bought, cost, fee.net());
    Fill fill =
        new Fill(
            order.tradeId(),
            order.id(),
            Fill.Kind.ENTRY,
            after.fills(),
            order.limit(),
            bought,
            fee,
            cost.plus(fee.net()).negated(),
            Optional.of(order.role()));
    desk.fill(offset, now, fill, before, after);
    desk.change(state -> known.isPresent() ? state.changing(after) : state.opening(after));
    if (known.isEmpty()) {
      desk.enter(new TradeOpened(offset, now, desk.plan().account(), after));
      shadows.bought(order, offset, now);
    }
  }
}
