// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.statistics;

import io.flashpaper.model.Quantity;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Statistics of all trades, and of each group; the groups add up to all. */
public final class Attribution {
  private final Grouping by;
  private final int bins;
  private final StatisticsTally all;
  private final TreeMap<String, StatisticsTally> groups = new TreeMap<>();

  /** Counts from nothing, calibration in ten bins. */
  public Attribution(Grouping by) {
    this(by, StatisticsTally.BINS);
  }

  /** Counts from nothing, calibration in so many bins. */
  public Attribution(Grouping by, int bins) {
    this.by = by;
    this.bins = bins;
    this.all = new StatisticsTally(bins);
  }

  /** The next trade that closed. */
  public void add(TradeResult trade) {
    all.add(trade);
    group(by.of(trade)).add(trade);
  }

  /** Entry orders of a group that got nothing, and what they asked for. */
  public void missed(String group, long orders, Quantity requested) {
    all.missed(orders, requested);
    group(group).missed(orders, requested);
  }

  private StatisticsTally group(String name) {
    return groups.computeIfAbsent(name, _ -> new StatisticsTally(bins));
  }

  /** Of all trades. */
  public Statistics total() {
    return all.statistics();
  }

  /** Of each group, by name. */
  public SortedMap<String, Statistics> groups() {
    TreeMap<String, Statistics> counted = new TreeMap<>();
    groups.forEach((name, tally) -> counted.put(name, tally.statistics()));
    return Collections.unmodifiableSortedMap(counted);
  }
}
