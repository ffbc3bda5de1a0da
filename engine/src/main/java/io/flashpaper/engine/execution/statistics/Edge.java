// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.statistics;

import io.flashpaper.engine.execution.statistics.Figure.Why;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What strategies expected to gain, and what came of it, of trades that have a probability.
 *
 * @param trades how many there are
 * @param predicted contracts by probability of the side, less cost and entry fees
 * @param captured their net result
 * @param ratio captured by predicted
 * @param isMeaningful whether there are enough for the ratio to say anything
 */
public record Edge(
    long trades, Money predicted, Money captured, Figure<Double> ratio, boolean isMeaningful) {
  /** Trades from which on the ratio says anything. */
  public static final long FEWEST_TRADES = 100;

  /** Sums up, in hundredths of a micro-dollar. */
  static final class Tally {
    private long trades;
    private BigInteger predicted = BigInteger.ZERO;
    private Money captured = Money.ZERO;

    void add(TradeResult trade) {
      trade
          .entry()
          .probabilityMicros()
          .ifPresent(
              probability -> {
                trades++;
                predicted = predicted.add(predicted(trade.entry(), new Price(probability)));
                captured = captured.plus(trade.net());
              });
    }

    private static BigInteger predicted(TradeResult.Entry entry, Price probability) {
      Quantity contracts = entry.contracts();
      return BigInteger.valueOf(contracts.hundredths())
          .multiply(BigInteger.valueOf(probability.micros()))
          .subtract(BigInteger.valueOf(entry.debit().micros()).multiply(BigInteger.valueOf(100)));
    }

    Edge edge() {
      return new Edge(
          trades,
          Exact.money(new BigDecimal(predicted, 2)),
          captured,
          ratio(),
          trades >= FEWEST_TRADES);
    }

    private Figure<Double> ratio() {
      if (trades == 0) {
        return Figure.none(Why.NO_PROBABILITIES);
      }
      BigInteger exact = BigInteger.valueOf(captured.micros()).multiply(BigInteger.valueOf(100));
      return predicted.signum() > 0
          ? Figure.of(Exact.ratio(exact, predicted))
          : Figure.none(Why.NO_EDGE);
    }
  }
}
