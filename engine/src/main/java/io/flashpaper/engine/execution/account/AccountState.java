// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.account;

import io.flashpaper.engine.execution.matching.ConsumedLiquidity;
import io.flashpaper.engine.execution.sizing.SizingState;
import io.flashpaper.model.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Everything about one account that the tape cannot tell again.
 *
 * @param initialCash what it began with
 * @param cash what it has now
 * @param sizing what sizing remembers
 * @param trades open trades, oldest first
 * @param orders orders on their way, oldest first
 * @param desires what the strategy instances want, oldest first
 * @param lastExits when it last sold, by series
 * @param consumed what it took from displayed levels
 * @param gates gate counts of the current minute
 */
public record AccountState(
    String account,
    Money initialCash,
    Money cash,
    Totals totals,
    SizingState sizing,
    List<OpenTrade> trades,
    List<PendingOrder> orders,
    List<StandingDesire> desires,
    List<LastExit> lastExits,
    ConsumedLiquidity consumed,
    GateTally gates) {
  /** Freezes the lists. */
  public AccountState {
    trades = List.copyOf(trades);
    orders = List.copyOf(orders);
    desires = List.copyOf(desires);
    lastExits = List.copyOf(lastExits);
  }

  /** A new account. */
  public static AccountState opened(String account, Money initialCash) {
    return new AccountState(
        account,
        initialCash,
        initialCash,
        Totals.START,
        SizingState.START,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        ConsumedLiquidity.NONE,
        GateTally.EMPTY);
  }

  /** What is at stake in open trades. */
  public Money outlay() {
    return trades.stream().map(OpenTrade::outlay).reduce(Money.ZERO, Money::plus);
  }

  /** Cash that no order on its way may still take. */
  public Money freeCash() {
    return orders.stream().map(PendingOrder::reserved).reduce(cash, Money::minus);
  }

  /** The open trade with this id. */
  public Optional<OpenTrade> trade(String id) {
    return trades.stream().filter(trade -> trade.id().equals(id)).findFirst();
  }

  /** When a series was last sold. */
  public OptionalLong lastExitMs(String series) {
    return lastExits.stream()
        .filter(exit -> exit.series().equals(series))
        .mapToLong(LastExit::timeMs)
        .findFirst();
  }

  /**
   * Refuses a state whose money does not add up to the micro-dollar.
   *
   * @throws LedgerImbalanceException with the figures
   */
  public void requireBalance() {
    Money difference = initialCash.plus(totals.tradePnl()).minus(cash).minus(outlay());
    if (!difference.equals(Money.ZERO)) {
      throw new LedgerImbalanceException(this, difference);
    }
  }

  /** After cash moved by {@code change}, of which {@code fee} were fees. */
  public AccountState paid(Money change, Money fee) {
    return with(cash.plus(change), totals.charged(fee), trades, orders, desires, consumed, gates);
  }

  /** With a new open trade. */
  public AccountState opening(OpenTrade trade) {
    return withTrades(added(trades, trade));
  }

  /** With an open trade in its next state. */
  public AccountState changing(OpenTrade trade) {
    return withTrades(trades.stream().map(t -> t.id().equals(trade.id()) ? trade : t).toList());
  }

  /** Without a trade that is over: counted, and sizing told. */
  public AccountState closing(OpenTrade trade, SizingState nextSizing) {
    return new AccountState(
        account,
        initialCash,
        cash,
        totals.closed(trade.net()),
        nextSizing,
        without(trades, t -> t.id().equals(trade.id())),
        orders,
        desires,
        lastExits,
        consumed,
        gates);
  }

  /** After a series was sold. */
  public AccountState exited(String series, long timeMs) {
    List<LastExit> next = new ArrayList<>(without(lastExits, e -> e.series().equals(series)));
    next.add(new LastExit(series, timeMs));
    return new AccountState(
        account, initialCash, cash, totals, sizing, trades, orders, desires, next, consumed, gates);
  }

  /** With another order on its way. */
  public AccountState ordering(PendingOrder order) {
    return withOrders(added(orders, order));
  }

  /** Without an order that arrived. */
  public AccountState arrived(PendingOrder order) {
    return withOrders(without(orders, o -> o.id().equals(order.id())));
  }

  /** With other desires. */
  public AccountState withDesires(List<StandingDesire> next) {
    return with(cash, totals, trades, orders, next, consumed, gates);
  }

  /** With another memory of what was taken. */
  public AccountState withConsumed(ConsumedLiquidity next) {
    return with(cash, totals, trades, orders, desires, next, gates);
  }

  /** With other gate counts. */
  public AccountState withGates(GateTally next) {
    return with(cash, totals, trades, orders, desires, consumed, next);
  }

  private AccountState withTrades(List<OpenTrade> next) {
    return with(cash, totals, next, orders, desires, consumed, gates);
  }

  private AccountState withOrders(List<PendingOrder> next) {
    return with(cash, totals, trades, next, desires, consumed, gates);
  }

  private AccountState with(
      Money nextCash,
      Totals nextTotals,
      List<OpenTrade> nextTrades,
      List<PendingOrder> nextOrders,
      List<StandingDesire> nextDesires,
      ConsumedLiquidity nextConsumed,
      GateTally nextGates) {
    return new AccountState(
        account,
        initialCash,
        nextCash,
        nextTotals,
        sizing,
        nextTrades,
        nextOrders,
        nextDesires,
        lastExits,
        nextConsumed,
        nextGates);
  }

  private static <T> List<T> added(List<T> list, T element) {
    List<T> next = new ArrayList<>(list);
    next.add(element);
    return next;
  }

  private static <T> List<T> without(List<T> list, Predicate<T> gone) {
    return list.stream().filter(gone.negate()).toList();
  }
}
