// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.report;

import io.flashpaper.engine.execution.statistics.Drawdown;
import io.flashpaper.engine.execution.statistics.Wilson;
import io.flashpaper.model.Money;
import io.flashpaper.replay.sweep.job.TradeOutcome;
import io.flashpaper.replay.sweep.luck.Estimate;
import io.flashpaper.replay.sweep.luck.Ratio;
import io.flashpaper.replay.sweep.segment.ListedMarket;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Scores trades in some markets. The unit of evidence is a close: all markets that close at one
 * moment hang on one price, and are no evidence of each other's luck.
 */
final class Scorer {
  private final Objective objective;
  private final Map<String, Integer> closeOf;
  private final double[] marketsAt;
  private final int markets;

  Scorer(Objective objective, List<ListedMarket> markets) {
    this.objective = objective;
    this.markets = markets.size();
    SortedMap<Long, Integer> places = new TreeMap<>();
    new TreeSet<>(markets.stream().map(ListedMarket::closeMs).toList())
        .forEach(closeMs -> places.put(closeMs, places.size()));
    this.closeOf =
        markets.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    market -> market.id().ticker(), market -> place(places, market)));
    this.marketsAt = new double[places.size()];
    markets.forEach(market -> marketsAt[place(places, market)]++);
  }

  private static int place(SortedMap<Long, Integer> places, ListedMarket market) {
    return Objects.requireNonNull(places.get(market.closeMs()), "every close has its place");
  }

  /** How many closes there are. */
  int closes() {
    return marketsAt.length;
  }

  /** A value per close, in the order of time, whose mean is the objective in micro-dollars. */
  double[] pulls(List<TradeOutcome> trades) {
    double[] nets = new double[closes()];
    double[] tradesAt = new double[closes()];
    for (TradeOutcome trade : mine(trades)) {
      int close = Objects.requireNonNull(closeOf.get(trade.market()), "only known markets");
      nets[close] += trade.net().micros();
      tradesAt[close]++;
    }
    return switch (objective) {
      case PER_MARKET -> new Ratio(nets, marketsAt).pulls();
      case PER_TRADE -> new Ratio(nets, tradesAt).pulls();
      case TOTAL -> Arrays.stream(nets).map(net -> net * closes()).toArray();
    };
  }

  private List<TradeOutcome> mine(List<TradeOutcome> trades) {
    return trades.stream()
        .filter(trade -> closeOf.containsKey(trade.market()))
        .sorted(Comparator.comparingLong(TradeOutcome::closedMs))
        .toList();
  }

  /** The whole score. */
  Score score(List<TradeOutcome> all) {
    List<TradeOutcome> trades = mine(all);
    Money net = Money.ZERO;
    Money fees = Money.ZERO;
    Drawdown.Tally drawdown = new Drawdown.Tally();
    for (TradeOutcome trade : trades) {
      net = net.plus(trade.net());
      fees = fees.plus(trade.fees());
      drawdown.add(trade.net(), trade.closedMs());
    }
    long wins = trades.stream().filter(trade -> trade.net().isPositive()).count();
    long traded = trades.stream().map(trade -> closeOf.get(trade.market())).distinct().count();
    return new Score(
        trades.size(),
        markets,
        (int) traded,
        net,
        fees,
        Estimate.of(pulls(trades)),
        trades.isEmpty() ? Optional.empty() : Optional.of(Wilson.of(wins, trades.size())),
        drawdown.deepest());
  }
}
