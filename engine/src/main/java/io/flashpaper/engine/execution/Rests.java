// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.MarketMoment;
import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.account.Rest;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderDone;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderResting;
import io.flashpaper.engine.execution.ledger.OrderOutcome;
import io.flashpaper.engine.execution.matching.QueuePlace;
import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.model.Book;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.PublicTrade;
import io.flashpaper.model.signal.Reason;
import java.util.List;
import java.util.Optional;

/** Entries that rest at the venue: their place in the queue, their fills and their end. */
final class Rests {
  private final AccountDesk desk;
  private final RestFills fills;
  private final Retries retries;

  Rests(AccountDesk desk, Shadowing shadows) {
    this.desk = desk;
    this.fills = new RestFills(desk, shadows);
    this.retries = new Retries(desk);
  }

  /** An order's beginning at the venue: why it cannot rest; empty if it rests now. */
  Optional<OrderOutcome> join(PendingOrder order, MarketMoment moment, long tapeOffset) {
    Book book = desk.tape().market(order.market()).flatMap(LiveMarket::book).orElseThrow();
    if (book.bestAsk(order.side()).filter(ask -> !ask.isAbove(order.limit())).isPresent()) {
      return Optional.of(OrderOutcome.WOULD_CROSS);
    }
    Rest rest = order.rest().orElseThrow();
    if (rest.untilMs() <= order.arrivalMs()) {
      return Optional.of(OrderOutcome.EXPIRED);
    }
    Quantity displayed = book.bids(order.side()).quantityAt(order.limit());
    PendingOrder resting = order.resting(rest.at(QueuePlace.joining(displayed, order.quantity())));
    desk.change(state -> state.ordered(resting));
    desk.enter(
        new OrderResting(tapeOffset, order.arrivalMs(), desk.plan().account(), resting, moment));
    return Optional.empty();
  }

  /** What is due at the venue between two tape events: its cancellation, or the end of its time. */
  void due(PendingOrder order, long tapeOffset) {
    Rest rest = order.rest().orElseThrow();
    boolean expired = rest.untilMs() <= rest.dueMs();
    end(order, expired ? OrderOutcome.EXPIRED : OrderOutcome.CANCELLED, tapeOffset, rest.dueMs());
  }

  /** After a tape event was applied: moves the queues, fills, and ends what its market ended. */
  void after(TapeEvent event) {
    for (PendingOrder order : resting()) {
      Optional<LiveMarket> market = desk.tape().market(order.market());
      if (market.isEmpty() || isOver(market.get())) {
        end(order, OrderOutcome.MARKET_CLOSED, desk.tape().offset(), desk.tape().timeMs());
      } else if (event instanceof PublicTrade trade) {
        take(order, trade);
      } else {
        market.get().book().ifPresent(book -> look(order, book));
      }
    }
  }

  /** The venue keeps no order through a pause or a close. */
  private boolean isOver(LiveMarket market) {
    return market.market().status() != MarketStatus.OPEN
        || market.market().msToClose(desk.tape().timeMs()) <= 0
        || market.settlement().isPresent();
  }

  private List<PendingOrder> resting() {
    return desk.state().orders().stream().filter(PendingOrder::isResting).toList();
  }

  /** A trade told late, from before the order was there, is none of its business. */
  private void take(PendingOrder order, PublicTrade trade) {
    if (trade.block()
        || !trade.market().equals(order.market())
        || trade.venueTimeMs() < order.arrivalMs()) {
      return;
    }
    QueuePlace place = place(order);
    Price price = order.side() == Side.YES ? trade.yesPrice() : trade.yesPrice().complement();
    if (price.isBelow(order.limit())) {
      filled(order, place.tradedThrough());
    } else if (price.equals(order.limit()) && trade.takerSide() != order.side()) {
      filled(order, place.traded(trade.quantity(), desk.tape().timeMs()));
    }
  }

  /** Whoever offers below a bid would have sold to it first. */
  private void look(PendingOrder order, Book book) {
    QueuePlace place = place(order);
    if (book.bestAsk(order.side()).filter(ask -> ask.isBelow(order.limit())).isPresent()) {
      filled(order, place.tradedThrough());
      return;
    }
    Quantity displayed = book.bids(order.side()).quantityAt(order.limit());
    keep(order, place.showing(displayed, desk.tape().timeMs()));
  }

  private static QueuePlace place(PendingOrder order) {
    return order.rest().flatMap(Rest::place).orElseThrow();
  }

  private PendingOrder keep(PendingOrder order, QueuePlace place) {
    if (place.equals(place(order))) {
      return order;
    }
    PendingOrder moved = order.resting(order.rest().orElseThrow().at(place));
    desk.change(state -> state.ordered(moved));
    return moved;
  }

  private void filled(PendingOrder order, QueuePlace.Step step) {
    PendingOrder moved = keep(order, step.place());
    if (step.filled().isZero()) {
      return;
    }
    PendingOrder paid = fills.fill(moved, step.filled());
    Quantity unpaid = place(paid).left().minus(place(moved).left());
    long offset = desk.tape().offset();
    if (!unpaid.isZero()) {
      end(paid, OrderOutcome.CASH, offset, desk.tape().timeMs());
    } else if (place(paid).left().isZero()) {
      end(paid, OrderOutcome.FILLED, offset, desk.tape().timeMs());
    }
  }

  /** Sends a cancellation on its way, unless one is. */
  void cancel(PendingOrder order, Reason reason) {
    Rest rest = order.rest().orElseThrow();
    if (rest.cancel().isEmpty()) {
      long latencyMs = desk.plan().latency().millis(order.id() + ":cancel");
      Rest cancelled = rest.cancelled(new Rest.Cancel(reason, desk.tape().timeMs() + latencyMs));
      desk.change(state -> state.ordered(order.resting(cancelled)));
    }
  }

  private void end(PendingOrder order, OrderOutcome outcome, long tapeOffset, long timeMs) {
    Quantity filled = order.quantity().minus(place(order).left());
    desk.change(state -> state.arrived(order));
    if (filled.isZero()) {
      retries.later(order, timeMs);
    }
    desk.enter(
        new OrderDone(
            tapeOffset,
            timeMs,
            desk.plan().account(),
            order,
            outcome,
            filled,
            desk.tape().moment(order.market(), timeMs)));
  }
}
