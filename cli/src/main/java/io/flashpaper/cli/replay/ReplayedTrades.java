// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.replay;

import io.flashpaper.cli.report.TradesView;
import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.engine.execution.account.Origin;
import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.ledger.LedgerEntry;
import io.flashpaper.engine.execution.ledger.LedgerEntry.MarketSettlement;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderDone;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeOpened;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeRestated;
import io.flashpaper.engine.execution.statistics.Attribution;
import io.flashpaper.engine.execution.statistics.Grouping;
import io.flashpaper.ledger.store.Batch;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.replay.LedgerSink;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps of a replayed ledger what became of each trade. */
final class ReplayedTrades implements LedgerSink {
  private final Map<String, Long> opened = new HashMap<>();
  private final Map<String, ReplayedTrade> closed = new LinkedHashMap<>();
  private final Map<MarketId, Side> winners = new HashMap<>();
  private final TreeMap<String, Missed> missed = new TreeMap<>();

  /** Entry orders that got nothing. */
  private record Missed(long orders, Quantity requested) {
    Missed and(Missed other) {
      return new Missed(orders + other.orders, requested.plus(other.requested));
    }
  }

  @Override
  public void accept(Batch batch) {
    batch.entries().forEach(this::take);
  }

  private void take(LedgerEntry entry) {
    switch (entry) {
      case TradeOpened trade -> opened.put(trade.trade().id(), trade.timeMs());
      case TradeClosed trade ->
          closed.put(trade.trade().id(), new ReplayedTrade(trade, openedMs(trade.trade())));
      case TradeRestated restated ->
          closed.computeIfPresent(
              restated.after().id(), (_, trade) -> trade.restated(restated.after().net()));
      case MarketSettlement settlement -> settled(settlement);
      case OrderDone done -> miss(done);
      default -> {}
    }
  }

  private void settled(MarketSettlement said) {
    switch (said.settlement().result()) {
      case YES -> winners.put(said.market(), Side.YES);
      case NO -> winners.put(said.market(), Side.NO);
      case SCALAR -> winners.remove(said.market());
    }
  }

  private void miss(OrderDone done) {
    if (done.order().kind() == PendingOrder.Kind.ENTRY && done.filled().isZero()) {
      String strategy = done.order().origin().map(Origin::strategy).orElse("");
      missed.merge(strategy, new Missed(1, done.order().quantity()), Missed::and);
    }
  }

  private long openedMs(OpenTrade trade) {
    return opened.getOrDefault(trade.id(), trade.filled().timeMs());
  }

  /** A trade that is not closed, as the REST API lists it. */
  TradesView.Trade open(String account, OpenTrade trade) {
    return ReplayedTrade.open(account, trade, openedMs(trade));
  }

  /** The closed trades, in the order in which they closed. */
  Collection<ReplayedTrade> closed() {
    return closed.values();
  }

  /** Their statistics by strategy. */
  Attribution statistics() {
    Attribution counted = new Attribution(Grouping.STRATEGY);
    for (ReplayedTrade trade : closed.values()) {
      counted.add(trade.result(Optional.ofNullable(winners.get(trade.market()))));
    }
    missed.forEach((strategy, each) -> counted.missed(strategy, each.orders(), each.requested()));
    return counted;
  }
}
