// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.statistics;

import io.flashpaper.engine.execution.statistics.Figure.Why;
import io.flashpaper.model.Money;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What trades brought, after all fees.
 *
 * @param trades how many closed
 * @param wins how many of them brought more than zero; the others are losses
 * @param net the sum of their results
 * @param fees the sum of their fees
 * @param debit the sum of what was paid to enter them, fees included
 * @param winRate wins of trades, with its 95 % interval
 * @param expectancy net by trade
 * @param perDollar net by dollar of debit
 * @param profitFactor the sum of what won by the sum of what was lost
 * @param averageWin the average result of a win
 * @param averageLoss the average result of a loss, below zero
 * @param deviation the standard deviation of a trade's result, of a sample
 * @param tStatistic expectancy by its standard error: below 2 there is no evidence of a gain
 * @param breakEvenRate the share of trades that must win for a net of zero, with the average win
 *     and loss there were
 * @param breakEvenHeld the share of contracts that must pay out for a net of zero, if all had been
 *     held to settlement: what was paid for one
 */
public record Results(
    long trades,
    long wins,
    Money net,
    Money fees,
    Money debit,
    Figure<Wilson> winRate,
    Figure<Money> expectancy,
    Figure<Double> perDollar,
    Figure<Double> profitFactor,
    Figure<Money> averageWin,
    Figure<Money> averageLoss,
    Figure<Money> deviation,
    Figure<Double> tStatistic,
    Figure<Double> breakEvenRate,
    Figure<Double> breakEvenHeld) {
  /** Trades that did not win. */
  public long losses() {
    return trades - wins;
  }

  /** Sums trades up. */
  static final class Tally {
    private long trades;
    private long wins;
    private Money won = Money.ZERO;
    private Money lost = Money.ZERO;
    private Money fees = Money.ZERO;
    private Money debit = Money.ZERO;
    private long contractHundredths;
    private BigInteger squares = BigInteger.ZERO;

    void add(TradeResult trade) {
      Money net = trade.net();
      trades++;
      if (trade.isWin()) {
        wins++;
        won = won.plus(net);
      } else {
        lost = lost.plus(net.negated());
      }
      fees = fees.plus(trade.fees());
      debit = debit.plus(trade.entry().debit());
      contractHundredths =
          Math.addExact(contractHundredths, trade.entry().contracts().hundredths());
      squares = squares.add(BigInteger.valueOf(net.micros()).pow(2));
    }

    Results results() {
      Money net = won.minus(lost);
      long losses = trades - wins;
      return new Results(
          trades,
          wins,
          net,
          fees,
          debit,
          trades == 0 ? Figure.none(Why.NO_TRADES) : Figure.of(Wilson.of(wins, trades)),
          Exact.mean(net, trades, Why.NO_TRADES),
          Exact.ratio(net.micros(), debit.micros(), Why.NO_TRADES),
          profitFactor(),
          Exact.mean(won, wins, trades == 0 ? Why.NO_TRADES : Why.NO_WINS),
          Exact.mean(lost.negated(), losses, trades == 0 ? Why.NO_TRADES : Why.NO_LOSSES),
          deviation(net),
          tStatistic(net),
          breakEvenRate(losses),
          Exact.ratio(
              debit.micros(), Math.multiplyExact(contractHundredths, 10_000L), Why.NO_TRADES));
    }

    private Figure<Double> profitFactor() {
      return Exact.ratio(won.micros(), lost.micros(), trades == 0 ? Why.NO_TRADES : Why.NO_LOSSES);
    }

    private BigDecimal variance(Money net) {
      return Exact.variance(BigInteger.valueOf(net.micros()), squares, trades);
    }

    private Figure<Money> deviation(Money net) {
      return trades < 2
          ? Figure.none(Why.FEWER_THAN_TWO)
          : Figure.of(Exact.money(Exact.root(variance(net))));
    }

    private Figure<Double> tStatistic(Money net) {
      if (trades < 2) {
        return Figure.none(Why.FEWER_THAN_TWO);
      }
      double deviation = Exact.root(variance(net)).doubleValue();
      return deviation == 0
          ? Figure.none(Why.ALL_EQUAL)
          : Figure.of(net.micros() / deviation / StrictMath.sqrt(trades));
    }

    /** Solves {@code rate · average win = (1 - rate) · average loss}. */
    private Figure<Double> breakEvenRate(long losses) {
      if (wins == 0) {
        return Figure.none(trades == 0 ? Why.NO_TRADES : Why.NO_WINS);
      }
      if (lost.micros() == 0) {
        return Figure.none(Why.NO_LOSSES);
      }
      BigInteger loss = BigInteger.valueOf(lost.micros()).multiply(BigInteger.valueOf(wins));
      BigInteger win = BigInteger.valueOf(won.micros()).multiply(BigInteger.valueOf(losses));
      return Figure.of(Exact.ratio(loss, loss.add(win)));
    }
  }
}
