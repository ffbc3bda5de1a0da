// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.engine.execution.account.Origin;
import io.flashpaper.engine.execution.account.SizingDecision;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.FlashCrashed;
import io.flashpaper.engine.execution.ledger.LedgerEntry.GatesCounted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.MarketSettlement;
import io.flashpaper.engine.execution.ledger.LedgerEntry.SignalTaken;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeRestated;
import io.flashpaper.ledger.store.Batch;
import io.flashpaper.model.Money;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a ledger comes to, counted as it is made. */
public final class LedgerSummary implements LedgerSink {
  private final SortedMap<String, AccountState> accounts = new TreeMap<>();
  private final SortedMap<String, Share> strategies = new TreeMap<>();
  private final Map<String, String> strategyOfTrade = new HashMap<>();
  private final SortedMap<String, Long> reasons = new TreeMap<>();
  private final Set<String> settled = new HashSet<>();
  private final Set<String> seen = new HashSet<>();
  private Money sizes = Money.ZERO;
  private long sized;
  private long flashTrades;
  private long signals;
  private long crashes;
  private long crashesToTradeOn;

  /**
   * What a strategy's closed trades come to.
   *
   * @param net their results after fees
   */
  public record Share(long trades, long wins, Money net, Money fees) {
    static final Share NONE = new Share(0, 0, Money.ZERO, Money.ZERO);

    Share plus(Share other) {
      return new Share(
          trades + other.trades, wins + other.wins, net.plus(other.net), fees.plus(other.fees));
    }
  }

  @Override
  public void accept(Batch batch) {
    batch.states().forEach(state -> accounts.put(state.account(), state));
    batch.markets().forEach(market -> seen.add(market.market()));
    batch.entries().forEach(this::count);
  }

  private void count(LedgerEntry entry) {
    switch (entry) {
      case TradeClosed closed -> count(closed);
      case TradeRestated restated -> count(restated);
      case SignalTaken _ -> signals++;
      case FlashCrashed crash -> {
        crashes++;
        crashesToTradeOn += crash.crash().detail().verdict().isTradeable() ? 1 : 0;
      }
      case MarketSettlement settlement -> settled.add(settlement.market().ticker());
      case GatesCounted gates -> {
        for (GateCount gate : gates.counts()) {
          reasons.merge(gate.gate(), gate.count(), Long::sum);
        }
      }
      default -> {}
    }
  }

  private void count(TradeClosed closed) {
    OpenTrade trade = closed.trade();
    String strategy = trade.entry().origin().map(Origin::strategy).orElse("");
    strategyOfTrade.put(trade.id(), strategy);
    add(strategy, new Share(1, closed.net().isPositive() ? 1 : 0, closed.net(), trade.fees()));
    flashTrades += trade.entry().reason().code().contains("FLASH") ? 1 : 0;
    Optional<SizingDecision> sizing = trade.entry().sizing();
    if (sizing.isPresent()) {
      sizes = sizes.plus(sizing.get().sizing().size());
      sized++;
    }
  }

  /** A corrected settlement: the trade counts as it stands now. */
  private void count(TradeRestated restated) {
    Money before = restated.before().net();
    Money after = restated.after().net();
    int wins = (after.isPositive() ? 1 : 0) - (before.isPositive() ? 1 : 0);
    add(
        strategyOfTrade.getOrDefault(restated.after().id(), ""),
        new Share(0, wins, after.minus(before), Money.ZERO));
  }

  private void add(String strategy, Share share) {
    strategies.merge(strategy, share, Share::plus);
  }

  /** Everything together. */
  public Share total() {
    return strategies.values().stream().reduce(Share.NONE, Share::plus);
  }

  /** By strategy id. */
  public SortedMap<String, Share> strategies() {
    return Collections.unmodifiableSortedMap(strategies);
  }

  /** How the accounts stand, by name. */
  public SortedMap<String, AccountState> accounts() {
    return Collections.unmodifiableSortedMap(accounts);
  }

  /** What is still open, by account. */
  public Map<String, List<OpenTrade>> open() {
    Map<String, List<OpenTrade>> open = new LinkedHashMap<>();
    accounts.forEach((name, state) -> open.put(name, List.copyOf(state.trades())));
    return open;
  }

  /** How often each gate stopped a wish, or a rule an exit. */
  public SortedMap<String, Long> reasons() {
    return Collections.unmodifiableSortedMap(reasons);
  }

  /**
   * What was meant to be spent on a closed trade, on average, to the nearest micro-dollar; empty
   * without one.
   */
  public Optional<Money> averageSize() {
    return sized == 0
        ? Optional.empty()
        : Optional.of(new Money((sizes.micros() + sized / 2) / sized));
  }

  /** Changes of mind that the ledger took. */
  public long signals() {
    return signals;
  }

  /** Flash crashes. */
  public long flashCrashes() {
    return crashes;
  }

  /** Those of them that are to be traded on. */
  public long flashCrashesTradeable() {
    return crashesToTradeOn;
  }

  /** Trades that were entered because of one. */
  public long flashTrades() {
    return flashTrades;
  }

  /** Markets that were there. */
  public long marketsSeen() {
    return seen.size();
  }

  /** Those of them that the venue settled. */
  public long marketsSettled() {
    return settled.size();
  }
}
