// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.statistics;

import io.flashpaper.engine.execution.statistics.Figure.Why;
import io.flashpaper.model.Quantity;

/**
 * How well orders were filled.
 *
 * @param requested contracts that entry orders asked for, those that got nothing included
 * @param filled how many of them they got
 * @param missed entry orders that got nothing
 * @param fillRate filled by requested
 * @param signalToOrderMs from the cause of a signal to the decision, of trades
 * @param orderToFillMs from the decision to the fill, of trades
 * @param signalToFillMs both
 * @param slippageMicros average price paid less the best quote at the decision, in micro-dollars by
 *     contract; below zero it was better
 */
public record Execution(
    Quantity requested,
    Quantity filled,
    long missed,
    Figure<Double> fillRate,
    Percentiles signalToOrderMs,
    Percentiles orderToFillMs,
    Percentiles signalToFillMs,
    Percentiles slippageMicros) {
  /** Counts orders and trades. */
  static final class Tally {
    private final Percentiles.Tally toOrder = new Percentiles.Tally();
    private final Percentiles.Tally toFill = new Percentiles.Tally();
    private final Percentiles.Tally overall = new Percentiles.Tally();
    private final Percentiles.Tally slippage = new Percentiles.Tally();
    private Quantity requested = Quantity.ZERO;
    private Quantity filled = Quantity.ZERO;
    private long missed;

    void add(TradeResult trade) {
      TradeResult.Entry entry = trade.entry();
      entry
          .requested()
          .ifPresent(
              asked -> {
                requested = requested.plus(asked);
                filled = filled.plus(entry.contracts());
              });
      entry
          .bestQuote()
          .ifPresent(quote -> slippage.add(entry.averagePrice().micros() - quote.micros()));
      TradeResult.Times times = trade.times();
      times.signalToOrderMs().ifPresent(toOrder::add);
      times.orderToFillMs().ifPresent(toFill::add);
      if (times.signalToOrderMs().isPresent() && times.orderToFillMs().isPresent()) {
        overall.add(times.signalToOrderMs().getAsLong() + times.orderToFillMs().getAsLong());
      }
    }

    void missed(long orders, Quantity quantity) {
      missed += orders;
      requested = requested.plus(quantity);
    }

    Execution execution() {
      return new Execution(
          requested,
          filled,
          missed,
          Exact.ratio(filled.hundredths(), requested.hundredths(), Why.NO_ORDERS),
          toOrder.percentiles(),
          toFill.percentiles(),
          overall.percentiles(),
          slippage.percentiles());
    }
  }
}
