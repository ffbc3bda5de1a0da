// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.statistics;

import io.flashpaper.engine.execution.statistics.Figure.Why;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Holds probabilities against outcomes; errors are summed exactly, in squared millionths. */
final class ForecastTally {
  private static final long MILLION = 1_000_000;
  private static final BigInteger SQUARED = BigInteger.valueOf(MILLION * MILLION);

  private final long[] binTrades;
  private final long[] binYes;
  private final long[] binMicros;
  private long trades;
  private long yes;
  private BigInteger error = BigInteger.ZERO;
  private BigInteger marketError = BigInteger.ZERO;
  private double surprise;

  ForecastTally(int bins) {
    this.binTrades = new long[bins];
    this.binYes = new long[bins];
    this.binMicros = new long[bins];
  }

  void add(TradeResult trade) {
    if (trade.entry().probabilityMicros().isPresent() && trade.outcome().isPresent()) {
      Price said = new Price(trade.entry().probabilityMicros().getAsLong());
      add(
          ofYes(trade.side(), said),
          ofYes(trade.side(), trade.entry().averagePrice()),
          trade.outcome().get() == Side.YES);
    }
  }

  private static long ofYes(Side side, Price said) {
    return (side == Side.YES ? said : said.complement()).micros();
  }

  private void add(long said, long market, boolean isYes) {
    long outcome = isYes ? MILLION : 0;
    trades++;
    yes += isYes ? 1 : 0;
    error = error.add(squared(said - outcome));
    marketError = marketError.add(squared(market - outcome));
    long ofOutcome = Math.clamp(isYes ? said : MILLION - said, 1, MILLION - 1);
    surprise -= StrictMath.log(ofOutcome / (double) MILLION);
    int bin = (int) Math.min(binTrades.length - 1, said * binTrades.length / MILLION);
    binTrades[bin]++;
    binYes[bin] += isYes ? 1 : 0;
    binMicros[bin] += said;
  }

  private static BigInteger squared(long difference) {
    return BigInteger.valueOf(difference * difference);
  }

  Forecasts forecasts() {
    if (trades == 0) {
      Figure<Double> none = Figure.none(Why.NO_FORECASTS);
      return new Forecasts(0, none, none, none, none, none, none, none, List.of(), none);
    }
    BigInteger n = BigInteger.valueOf(trades);
    BigInteger whole = n.multiply(SQUARED);
    // Always saying y/n errs by y·(n − y)/n² on average.
    BigInteger spread = BigInteger.valueOf(yes).multiply(BigInteger.valueOf(trades - yes));
    List<Forecasts.Bin> bins = bins();
    return new Forecasts(
        trades,
        Figure.of(Exact.ratio(error, whole)),
        Figure.of(Exact.ratio(marketError, whole)),
        Figure.of(Exact.ratio(yes, trades)),
        Figure.of(Exact.ratio(spread, n.multiply(n))),
        skill(error.multiply(n), spread.multiply(SQUARED)),
        skill(error, marketError),
        Figure.of(surprise / trades),
        bins,
        Figure.of(calibrationError(bins)));
  }

  private static Figure<Double> skill(BigInteger own, BigInteger reference) {
    return reference.signum() == 0
        ? Figure.none(Why.NO_ERROR_TO_BEAT)
        : Figure.of(Exact.ratio(reference.subtract(own), reference));
  }

  private List<Forecasts.Bin> bins() {
    List<Forecasts.Bin> bins = new ArrayList<>();
    double width = 1.0 / binTrades.length;
    IntStream.range(0, binTrades.length)
        .filter(i -> binTrades[i] > 0)
        .forEach(
            i ->
                bins.add(
                    new Forecasts.Bin(
                        i * width,
                        (i + 1) * width,
                        binTrades[i],
                        Exact.ratio(binMicros[i], binTrades[i] * MILLION),
                        Exact.ratio(binYes[i], binTrades[i]))));
    return bins;
  }

  private double calibrationError(List<Forecasts.Bin> bins) {
    double sum = 0;
    for (Forecasts.Bin bin : bins) {
      sum += bin.trades() * Math.abs(bin.meanProbability() - bin.observed());
    }
    return sum / trades;
  }
}
