// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.account;

import io.flashpaper.engine.execution.matching.ConsumedLiquidity;
import io.flashpaper.engine.execution.shadow.Shadows;
import io.flashpaper.engine.execution.sizing.SizingPlan;
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
 * @param orders orders on their way or at rest, oldest first
 * @param desires what the strategy instances want, oldest first
 * @param lastExits when it last sold, by series
 * @param consumed what it took from displayed levels
 * @param gates gate counts of the current minute
 * @param holds what kept positions from being sold in the current minute
 * @param past trades that are over, as long as they may be corrected
 * @param halt why it does nothing any more; empty while its money adds up
 * @param guard what keeps it from entering, and what its protections remember
 * @param shadows what rules kept it from holding, until settlement
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
    GateTally gates,
    GateTally holds,
    PastTrades past,
    Optional<Halt> halt,
    Guard guard,
    Shadows shadows) {
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
        GateTally.EMPTY,
        GateTally.EMPTY,
        PastTrades.NONE,
        Optional.empty(),
        Guard.START,
        Shadows.NONE);
  }

  /** What is at stake in open trades. */
  public Money outlay() {
    return trades.stream().map(OpenTrade::outlay).reduce(Money.ZERO, Money::plus);
  }

  /** What the contracts held did cost, without fees. */
  public Money openCost() {
    return trades.stream().map(OpenTrade::heldCost).reduce(Money.ZERO, Money::plus);
  }

  /** Cash that no order may still take. */
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

  /** Whether its money adds up to the micro-dollar. */
  public boolean isBalanced() {
    return difference().micros() == 0;
  }

  /** What its money does not add up by: zero, or the account is halted. */
  public Money difference() {
    return initialCash.plus(totals.tradePnl()).minus(cash).minus(outlay());
  }

  /**
   * Refuses a state whose money does not add up.
   *
   * @throws LedgerImbalanceException with the figures
   */
  public void requireBalance() {
    if (!isBalanced()) {
      throw new LedgerImbalanceException(
          "initial cash %s + closed trades %s - cash %s - outlay of %d open trades %s = %s, not 0"
              .formatted(
                  initialCash, totals.tradePnl(), cash, trades.size(), outlay(), difference()));
    }
  }

  /** After cash moved by {@code change}, of which {@code fee} were fees. */
  public AccountState paid(Money change, Money fee) {
    Next next = new Next(this);
    next.cash = cash.plus(change);
    next.totals = totals.charged(fee);
    return next.state();
  }

  /** With a new open trade. */
  public AccountState opening(OpenTrade trade) {
    return withTrades(added(trades, trade));
  }

  /** With an open trade in its next state. */
  public AccountState changing(OpenTrade trade) {
    return withTrades(trades.stream().map(t -> t.id().equals(trade.id()) ? trade : t).toList());
  }

  /** Without an open trade that is over: counted, and sizing told. */
  public AccountState closing(PastTrade trade, SizingPlan plan) {
    Next next = new Next(this);
    next.totals = totals.closed(trade.net());
    next.sizing = PastTrades.after(sizing, trade, plan);
    next.past = past.plus(trade, plan);
    next.trades = without(trades, t -> t.id().equals(trade.id()));
    return next.state();
  }

  /**
   * With a trade that is over as it stands now. Sizing goes on as if it had always stood so; what
   * was decided before stands.
   */
  public AccountState restating(PastTrade before, PastTrade after, SizingPlan plan) {
    Next next = new Next(this);
    next.totals = totals.restated(before.net(), after.net());
    next.past = past.with(after);
    next.sizing = next.past.sizing(plan).halted(sizing.halt());
    return next.state();
  }

  /** After a series was sold. */
  public AccountState exited(String series, long timeMs) {
    Next next = new Next(this);
    next.lastExits =
        added(
            without(lastExits, exit -> exit.series().equals(series)), new LastExit(series, timeMs));
    return next.state();
  }

  /** With another order on its way. */
  public AccountState ordering(PendingOrder order) {
    return withOrders(added(orders, order));
  }

  /** With an order in its next state. */
  public AccountState ordered(PendingOrder order) {
    return withOrders(orders.stream().map(o -> o.id().equals(order.id()) ? order : o).toList());
  }

  /** Without an order that is done. */
  public AccountState arrived(PendingOrder order) {
    return withOrders(without(orders, o -> o.id().equals(order.id())));
  }

  /** With other desires. */
  public AccountState withDesires(List<StandingDesire> desires) {
    Next next = new Next(this);
    next.desires = desires;
    return next.state();
  }

  /** With another memory of what was taken. */
  public AccountState withConsumed(ConsumedLiquidity consumed) {
    Next next = new Next(this);
    next.consumed = consumed;
    return next.state();
  }

  /** With another memory of sizing. */
  public AccountState withSizing(SizingState sizing) {
    Next next = new Next(this);
    next.sizing = sizing;
    return next.state();
  }

  /** With other gate counts. */
  public AccountState withGates(GateTally gates) {
    Next next = new Next(this);
    next.gates = gates;
    return next.state();
  }

  /** With other counts of what kept positions from being sold. */
  public AccountState withHolds(GateTally holds) {
    Next next = new Next(this);
    next.holds = holds;
    return next.state();
  }

  /** Doing nothing any more. */
  public AccountState halted(Halt reason) {
    Next next = new Next(this);
    next.halt = Optional.of(reason);
    return next.state();
  }

  /** With another guard. */
  public AccountState withGuard(Guard guard) {
    Next next = new Next(this);
    next.guard = guard;
    return next.state();
  }

  /** With other shadows. */
  public AccountState withShadows(Shadows shadows) {
    Next next = new Next(this);
    next.shadows = shadows;
    return next.state();
  }

  private AccountState withTrades(List<OpenTrade> trades) {
    Next next = new Next(this);
    next.trades = trades;
    return next.state();
  }

  private AccountState withOrders(List<PendingOrder> orders) {
    Next next = new Next(this);
    next.orders = orders;
    return next.state();
  }

  private static <T> List<T> added(List<T> list, T element) {
    List<T> next = new ArrayList<>(list);
    next.add(element);
    return next;
  }

  private static <T> List<T> without(List<T> list, Predicate<T> gone) {
    return list.stream().filter(gone.negate()).toList();
  }

  /** The next state while it is being made: this one's components, some of them replaced. */
  private static final class Next {
    private final String account;
    private final Money initialCash;
    private Money cash;
    private Totals totals;
    private SizingState sizing;
    private List<OpenTrade> trades;
    private List<PendingOrder> orders;
    private List<StandingDesire> desires;
    private List<LastExit> lastExits;
    private ConsumedLiquidity consumed;
    private GateTally gates;
    private GateTally holds;
    private PastTrades past;
    private Optional<Halt> halt;
    private Guard guard;
    private Shadows shadows;

    Next(AccountState now) {
      account = now.account;
      initialCash = now.initialCash;
      cash = now.cash;
      totals = now.totals;
      sizing = now.sizing;
      trades = now.trades;
      orders = now.orders;
      desires = now.desires;
      lastExits = now.lastExits;
      consumed = now.consumed;
      gates = now.gates;
      holds = now.holds;
      past = now.past;
      halt = now.halt;
      guard = now.guard;
      shadows = now.shadows;
    }

    AccountState state() {
      return new AccountState(
          account,
          initialCash,
          cash,
          totals,
          sizing,
          trades,
          orders,
          desires,
          lastExits,
          consumed,
          gates,
          holds,
          past,
          halt,
          guard,
          shadows);
    }
  }
}
