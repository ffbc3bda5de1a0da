// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.statistics;

import io.flashpaper.engine.execution.statistics.Figure.Known;
import io.flashpaper.engine.execution.statistics.Figure.Undefined;
import io.flashpaper.model.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Statistics in plain words and numbers, the same wherever they are shown: money as decimal
 * dollars, ratios half up to six decimals.
 *
 * @param undefined why a figure is null, by section and name such as {@code results.profitFactor}
 */
public record StatisticsView(
    ResultsView results,
    DrawdownView drawdown,
    Streaks streaks,
    ForecastsView forecasts,
    EdgeView edge,
    ExecutionView execution,
    SortedMap<String, String> undefined) {
  private static final int DECIMALS = 6;

  /** See {@link Results}. */
  public record ResultsView(
      long trades,
      long wins,
      long losses,
      String net,
      String fees,
      String debit,
      @Nullable BigDecimal winRate,
      @Nullable BigDecimal winRateLow,
      @Nullable BigDecimal winRateHigh,
      @Nullable String expectancy,
      @Nullable BigDecimal perDollar,
      @Nullable BigDecimal profitFactor,
      @Nullable String averageWin,
      @Nullable String averageLoss,
      @Nullable String deviation,
      @Nullable BigDecimal tStatistic,
      @Nullable BigDecimal breakEvenRate,
      @Nullable BigDecimal breakEvenHeld) {}

  /** See {@link Drawdown}. */
  public record DrawdownView(String depth, @Nullable String peakAt, @Nullable String troughAt) {}

  /** See {@link Forecasts}. */
  public record ForecastsView(
      long trades,
      @Nullable BigDecimal brier,
      @Nullable BigDecimal marketBrier,
      @Nullable BigDecimal baseRate,
      @Nullable BigDecimal baseRateBrier,
      @Nullable BigDecimal skill,
      @Nullable BigDecimal marketSkill,
      @Nullable BigDecimal logLoss,
      List<BinView> calibration,
      @Nullable BigDecimal calibrationError) {}

  /** See {@link Forecasts.Bin}. */
  public record BinView(
      BigDecimal from,
      BigDecimal to,
      long trades,
      BigDecimal meanProbability,
      BigDecimal observed) {}

  /** See {@link Edge}. */
  public record EdgeView(
      long trades,
      String predicted,
      String captured,
      @Nullable BigDecimal ratio,
      boolean meaningful) {}

  /** See {@link Execution}. */
  public record ExecutionView(
      String requested,
      String filled,
      long missed,
      @Nullable BigDecimal fillRate,
      PercentilesView signalToOrderMs,
      PercentilesView orderToFillMs,
      PercentilesView signalToFillMs,
      PercentilesView slippageMicros) {}

  /** See {@link Percentiles}. */
  public record PercentilesView(
      long samples,
      @Nullable Long p50,
      @Nullable Long p90,
      @Nullable Long p95,
      @Nullable Long p99) {}

  /**
   * The view of statistics.
   *
   * @param time writes a time in milliseconds since 1970
   */
  public static StatisticsView of(Statistics statistics, LongFunction<String> time) {
    Writer writer = new Writer(new TreeMap<>());
    return new StatisticsView(
        writer.results(statistics.results()),
        drawdown(statistics.drawdown(), time),
        statistics.streaks(),
        writer.forecasts(statistics.forecasts()),
        writer.edge(statistics.edge()),
        writer.execution(statistics.execution()),
        Collections.unmodifiableSortedMap(writer.undefined));
  }

  private static DrawdownView drawdown(Drawdown found, LongFunction<String> time) {
    return new DrawdownView(
        found.depth().toString(), at(found.peakMs(), time), at(found.troughMs(), time));
  }

  private static @Nullable String at(OptionalLong timeMs, LongFunction<String> time) {
    return timeMs.isPresent() ? time.apply(timeMs.getAsLong()) : null;
  }

  private static BigDecimal rounded(double ratio) {
    return new BigDecimal(ratio).setScale(DECIMALS, RoundingMode.HALF_UP);
  }

  /** Writes figures, and down why there is none. */
  private record Writer(SortedMap<String, String> undefined) {
    private @Nullable BigDecimal ratio(String name, Figure<Double> figure) {
      return switch (figure) {
        case Known<Double>(Double value) -> rounded(value);
        case Undefined<Double>(Figure.Why why) -> unknown(name, why);
      };
    }

    private @Nullable String money(String name, Figure<Money> figure) {
      return switch (figure) {
        case Known<Money>(Money value) -> value.toString();
        case Undefined<Money>(Figure.Why why) -> unknown(name, why);
      };
    }

    private <T> @Nullable T unknown(String name, Figure.Why why) {
      undefined.put(name, why.words());
      return null;
    }

    private ResultsView results(Results found) {
      Figure<Wilson> rate = found.winRate();
      return new ResultsView(
          found.trades(),
          found.wins(),
          found.losses(),
          found.net().toString(),
          found.fees().toString(),
          found.debit().toString(),
          ratio("results.winRate", rate.map(Wilson::rate)),
          ratio("results.winRateLow", rate.map(Wilson::low)),
          ratio("results.winRateHigh", rate.map(Wilson::high)),
          money("results.expectancy", found.expectancy()),
          ratio("results.perDollar", found.perDollar()),
          ratio("results.profitFactor", found.profitFactor()),
          money("results.averageWin", found.averageWin()),
          money("results.averageLoss", found.averageLoss()),
          money("results.deviation", found.deviation()),
          ratio("results.tStatistic", found.tStatistic()),
          ratio("results.breakEvenRate", found.breakEvenRate()),
          ratio("results.breakEvenHeld", found.breakEvenHeld()));
    }

    private ForecastsView forecasts(Forecasts found) {
      return new ForecastsView(
          found.trades(),
          ratio("forecasts.brier", found.brier()),
          ratio("forecasts.marketBrier", found.marketBrier()),
          ratio("forecasts.baseRate", found.baseRate()),
          ratio("forecasts.baseRateBrier", found.baseRateBrier()),
          ratio("forecasts.skill", found.skill()),
          ratio("forecasts.marketSkill", found.marketSkill()),
          ratio("forecasts.logLoss", found.logLoss()),
          found.calibration().stream().map(Writer::bin).toList(),
          ratio("forecasts.calibrationError", found.calibrationError()));
    }

    private static BinView bin(Forecasts.Bin found) {
      return new BinView(
          rounded(found.from()),
          rounded(found.to()),
          found.trades(),
          rounded(found.meanProbability()),
          rounded(found.observed()));
    }

    private EdgeView edge(Edge found) {
      return new EdgeView(
          found.trades(),
          found.predicted().toString(),
          found.captured().toString(),
          ratio("edge.ratio", found.ratio()),
          found.isMeaningful());
    }

    private ExecutionView execution(Execution found) {
      return new ExecutionView(
          found.requested().toString(),
          found.filled().toString(),
          found.missed(),
          ratio("execution.fillRate", found.fillRate()),
          percentiles("execution.signalToOrderMs", found.signalToOrderMs()),
          percentiles("execution.orderToFillMs", found.orderToFillMs()),
          percentiles("execution.signalToFillMs", found.signalToFillMs()),
          percentiles("execution.slippageMicros", found.slippageMicros()));
    }

    private PercentilesView percentiles(String name, Percentiles found) {
      found.p50().why().ifPresent(why -> undefined.put(name, why.words()));
      return new PercentilesView(
          found.samples(),
          found.p50().value().orElse(null),
          found.p90().value().orElse(null),
          found.p95().value().orElse(null),
          found.p99().value().orElse(null));
    }
  }
}
