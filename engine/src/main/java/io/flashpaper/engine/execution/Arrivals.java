// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.MarketMoment;
import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.account.PendingOrder.Kind;
import io.flashpaper.engine.execution.fees.FeeSchedule;
import io.flashpaper.engine.execution.fees.FeeStep;
import io.flashpaper.engine.execution.fees.OrderFees;
import io.flashpaper.engine.execution.fees.Purse;
import io.flashpaper.engine.execution.ledger.Fill;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderDone;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeOpened;
import io.flashpaper.engine.execution.ledger.OrderOutcome;
import io.flashpaper.engine.execution.matching.BookWalk;
import io.flashpaper.engine.execution.matching.Slice;
import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Money;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Orders that reach the venue: filled against the book as the tape had told it by their arrival.
 *
 * <p>Called with the next tape event known but not yet applied: an order that arrived before it
 * meets the book of the event before.
 */
final class Arrivals {
  /** The tape speaks every second while the feed lives: after so long, nothing in it is known. */
  private static final long LONGEST_SILENCE_MS = 10_000;

  private final AccountDesk desk;
  private final TradeCloser closer;
  private final Shadowing shadows;
  private final Rests rests;
  private final Retries retries;

  Arrivals(AccountDesk desk, TradeCloser closer, Shadowing shadows, Rests rests) {
    this.desk = desk;
    this.closer = closer;
    this.shadows = shadows;
    this.rests = rests;
    this.retries = new Retries(desk);
  }

  /**
   * Fills what arrived before {@code timeMs}, lets rest what is to rest, and ends what was to rest
   * no longer.
   *
   * @param tapeOffset the tape event at {@code timeMs}
   */
  void before(long tapeOffset, long timeMs) {
    if (desk.state().orders().isEmpty()) {
      return;
    }
    boolean silent = timeMs - desk.tape().timeMs() > LONGEST_SILENCE_MS;
    for (Optional<PendingOrder> next = due(timeMs); next.isPresent(); next = due(timeMs)) {
      if (next.get().isResting()) {
        rests.due(next.get(), tapeOffset);
      } else {
        arrive(next.get(), tapeOffset, silent);
      }
    }
  }

  private Optional<PendingOrder> due(long timeMs) {
    return desk.state().orders().stream()
        .filter(order -> order.dueMs() < timeMs)
        .min(Comparator.comparingLong(PendingOrder::dueMs));
  }

  private void arrive(PendingOrder order, long tapeOffset, boolean silent) {
    MarketMoment moment = desk.tape().moment(order.market(), order.arrivalMs());
    Optional<OrderOutcome> obstacle = obstacle(order, silent);
    if (obstacle.isEmpty() && order.rest().isPresent()) {
      obstacle = rests.join(order, moment, tapeOffset);
      if (obstacle.isEmpty()) {
        return;
      }
    }
    List<Slice> slices = obstacle.isPresent() ? List.of() : slices(order);
    if (obstacle.isEmpty() && !slices.isEmpty()) {
      slices = payable(order, slices);
      obstacle = slices.isEmpty() ? Optional.of(OrderOutcome.CASH) : obstacle;
    }
    desk.change(state -> state.arrived(order));
    Quantity filled = slices.stream().map(Slice::quantity).reduce(Quantity.ZERO, Quantity::plus);
    OrderOutcome outcome = obstacle.orElse(outcome(order, filled));
    if (outcome.isMissed()) {
      retries.later(order, order.arrivalMs());
    } else if (order.kind() == Kind.ENTRY) {
      enter(order, slices, moment, tapeOffset);
    } else {
      exit(order, slices, tapeOffset);
    }
    desk.enter(
        new OrderDone(
            tapeOffset, order.arrivalMs(), desk.plan().account(), order, outcome, filled, moment));
    desk.state()
        .trade(order.tradeId())
        .filter(trade -> trade.held().isZero())
        .ifPresent(trade -> closer.sold(trade, tapeOffset, order, moment));
  }

  private Optional<OrderOutcome> obstacle(PendingOrder order, boolean silent) {
    Optional<LiveMarket> market = desk.tape().market(order.market());
    if (order.kind() == Kind.EXIT && desk.state().trade(order.tradeId()).isEmpty()) {
      return Optional.of(OrderOutcome.TRADE_OVER);
    }
    if (market.isEmpty()
        || market.get().market().status() != MarketStatus.OPEN
        || market.get().market().msToClose(order.arrivalMs()) <= 0) {
      return Optional.of(OrderOutcome.MARKET_CLOSED);
    }
    if (silent || market.get().book().isEmpty()) {
      return Optional.of(OrderOutcome.BOOK_UNTRUSTED);
    }
    if (!market.get().health().grade().isAtLeast(desk.plan().leastGrade(order.kind()))) {
      return Optional.of(OrderOutcome.FEED_GRADE);
    }
    return order.kind() == Kind.ENTRY && isTooDear(order)
        ? Optional.of(OrderOutcome.CASH)
        : Optional.empty();
  }

  /** Cash was set aside for the fees of the decision; those of the arrival may be higher. */
  private boolean isTooDear(PendingOrder order) {
    Money most = desk.plan().contractCount(schedule(order)).debit(order.quantity(), order.limit());
    Money available = desk.state().freeCash().plus(order.reserved());
    return most.compareTo(available) > 0;
  }

  /** What is charged in the order's market as the tape had told it by its arrival. */
  private FeeSchedule schedule(PendingOrder order) {
    Market market = desk.tape().market(order.market()).orElseThrow().market();
    return FeeSchedule.of(market.fees(), order.role(), order.arrivalMs());
  }

  private List<Slice> slices(PendingOrder order) {
    Book book = desk.tape().market(order.market()).flatMap(LiveMarket::book).orElseThrow();
    BookWalk walk = new BookWalk(order.market(), book, desk.state().consumed(), order.arrivalMs());
    return order.kind() == Kind.ENTRY
        ? walk.buy(order.side(), order.limit(), order.quantity())
        : walk.sell(order.side(), order.limit(), order.quantity());
  }

  /** Of what the order finds, what the account can pay for to the last rounding. */
  private List<Slice> payable(PendingOrder order, List<Slice> slices) {
    Money available = desk.state().freeCash().plus(order.reserved());
    Purse purse = new Purse(available, desk.plan().fees(), schedule(order));
    if (order.kind() == Kind.ENTRY) {
      return purse.payable(slices);
    }
    return purse.paysForSelling(slices) ? slices : List.of();
  }

  private static OrderOutcome outcome(PendingOrder order, Quantity filled) {
    if (filled.isZero()) {
      return OrderOutcome.NOT_OFFERED;
    }
    return filled.equals(order.quantity()) ? OrderOutcome.FILLED : OrderOutcome.PARTIAL;
  }

  private void enter(PendingOrder order, List<Slice> slices, MarketMoment moment, long tapeOffset) {
    OrderFees fees = new OrderFees(desk.plan().fees());
    FeeSchedule schedule = schedule(order);
    OpenTrade trade = OpenTrade.opened(order, moment);
    for (Slice slice : slices) {
      FeeStep fee = fees.bought(slice.quantity(), slice.price(), schedule);
      Money cost = slice.quantity().times(slice.price());
      OpenTrade after = trade.buying(slice.quantity(), cost, fee.net());
      consume(order, slice, order.side().opposite());
      fill(order, slice, cost.plus(fee.net()).negated(), fee, trade, after, tapeOffset);
      trade = after;
    }
    OpenTrade opened = trade;
    desk.change(state -> state.opening(opened));
    desk.enter(new TradeOpened(tapeOffset, order.arrivalMs(), desk.plan().account(), opened));
    shadows.bought(order, tapeOffset, order.arrivalMs());
  }

  private void exit(PendingOrder order, List<Slice> slices, long tapeOffset) {
    OrderFees fees = new OrderFees(desk.plan().fees());
    FeeSchedule schedule = schedule(order);
    OpenTrade trade = desk.state().trade(order.tradeId()).orElseThrow();
    for (Slice slice : slices) {
      FeeStep fee = fees.sold(slice.quantity(), slice.price(), schedule);
      Money revenue = slice.quantity().times(slice.price());
      OpenTrade after = trade.selling(slice.quantity(), revenue, fee.net());
      consume(order, slice, order.side());
      fill(order, slice, revenue.minus(fee.net()), fee, trade, after, tapeOffset);
      trade = after;
    }
    OpenTrade sold = trade;
    desk.change(state -> state.changing(sold).exited(order.series(), order.arrivalMs()));
  }

  /** Remembers what was taken from whose bids. */
  private void consume(PendingOrder order, Slice slice, Side bidSide) {
    desk.change(
        state ->
            state.withConsumed(
                state
                    .consumed()
                    .taking(
                        order.market(),
                        bidSide,
                        slice.bid(),
                        slice.quantity(),
                        order.arrivalMs())));
  }

  private void fill(
      PendingOrder order,
      Slice slice,
      Money cashChange,
      FeeStep fee,
      OpenTrade before,
      OpenTrade after,
      long tapeOffset) {
    Fill fill =
        new Fill(
            order.tradeId(),
            order.id(),
            order.kind() == Kind.ENTRY ? Fill.Kind.ENTRY : Fill.Kind.EXIT,
            after.fills(),
            slice.price(),
            slice.quantity(),
            fee,
            cashChange,
            Optional.of(order.role()));
    desk.fill(tapeOffset, order.arrivalMs(), fill, before, after);
  }
}
