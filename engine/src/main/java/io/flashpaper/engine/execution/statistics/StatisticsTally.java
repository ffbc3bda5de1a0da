// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.statistics;

import io.flashpaper.model.Quantity;

/** Folds trades into statistics, in the order in which they closed. */
public final class StatisticsTally {
  /** How many bins calibration has. */
  public static final int BINS = 10;

  private final Results.Tally results = new Results.Tally();
  private final Drawdown.Tally drawdown = new Drawdown.Tally();
  private final Streaks.Tally streaks = new Streaks.Tally();
  private final Edge.Tally edge = new Edge.Tally();
  private final Execution.Tally execution = new Execution.Tally();
  private final ForecastTally forecasts;

  /** Counts from nothing, calibration in ten bins. */
  public StatisticsTally() {
    this(BINS);
  }

  /** Counts from nothing, calibration in so many bins. */
  public StatisticsTally(int bins) {
    this.forecasts = new ForecastTally(bins);
  }

  /** The next trade that closed. */
  public void add(TradeResult trade) {
    results.add(trade);
    drawdown.add(trade.net(), trade.times().closedMs());
    streaks.add(trade.isWin());
    forecasts.add(trade);
    edge.add(trade);
    execution.add(trade);
  }

  /** Entry orders that got nothing, and what they asked for. */
  public void missed(long orders, Quantity requested) {
    execution.missed(orders, requested);
  }

  /** What was counted so far. */
  public Statistics statistics() {
    return new Statistics(
        results.results(),
        drawdown.deepest(),
        streaks.longest(),
        forecasts.forecasts(),
        edge.edge(),
        execution.execution());
  }
}
