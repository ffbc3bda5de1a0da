// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.engine.execution.Golden;
import io.flashpaper.engine.execution.fees.FeePolicy;
import io.flashpaper.engine.execution.fees.FeeSchedule;
import io.flashpaper.engine.execution.fees.OrderFees;
import io.flashpaper.engine.execution.statistics.Forecasts.Bin;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** Every golden figure of the ten golden trades. */
class GoldenStatisticsTest {
  private static final JsonNode GOLDEN = Golden.read("stats");
  private static final JsonNode RESULT = GOLDEN.get("result");
  private static final double CLOSE = 1e-12;

  private final Statistics statistics = statistics(StatisticsTally.BINS);
  private final Results results = statistics.results();

  static List<TradeResult> trades() {
    List<TradeResult> trades = new ArrayList<>();
    for (JsonNode row : GOLDEN.get("trades")) {
      trades.add(trade(row));
    }
    return trades;
  }

  private static TradeResult trade(JsonNode row) {
    Side side = Side.valueOf(row.get("side").asText());
    Quantity contracts = Quantity.ofContracts(row.get("contracts").asLong());
    Price price = Price.ofCents(row.get("entry").asInt());
    Money entryFees =
        new OrderFees(FeePolicy.LEGACY_CENT_PER_ORDER)
            .bought(contracts, price, FeeSchedule.QUADRATIC)
            .net();
    long number = row.get("id").asLong();
    return new TradeResult(
        row.get("id").asText(),
        new TradeResult.Labels("golden", row.get("strategy").asText(), "one", "M" + number, "S"),
        side,
        new TradeResult.Entry(
            Optional.empty(),
            contracts,
            contracts.times(price),
            entryFees,
            OptionalLong.of(Math.round(row.get("pSide").asDouble() * 1_000_000)),
            Optional.empty()),
        Money.ofCents(row.get("fees").asLong()),
        Money.ofCents(row.get("net").asLong()),
        Optional.of(row.get("outcomeYes").asInt() == 1 ? Side.YES : Side.NO),
        new TradeResult.Times(number - 1, number, OptionalLong.empty(), OptionalLong.empty()));
  }

  private static Statistics statistics(int bins) {
    StatisticsTally tally = new StatisticsTally(bins);
    trades().forEach(tally::add);
    return tally.statistics();
  }

  private static double golden(String name) {
    return RESULT.get(name).asDouble();
  }

  private static void equal(Figure<Double> figure, double expected) {
    assertThat(figure.value().orElseThrow()).isCloseTo(expected, within(CLOSE));
  }

  /** Money is exact, or rounded to the micro-dollar. */
  private static void equalMoney(Money money, double cents) {
    assertThat(money.micros()).isEqualTo(Math.round(cents * 10_000));
  }

  @Test
  void moneyIsExact() {
    assertThat(results.trades()).isEqualTo(RESULT.get("n").asLong());
    assertThat(results.wins()).isEqualTo(RESULT.get("wins").asLong());
    equalMoney(results.net(), golden("netCents"));
    equalMoney(results.fees(), golden("feesCents"));
    equalMoney(results.expectancy().value().orElseThrow(), golden("expectancyCents"));
    equalMoney(results.averageWin().value().orElseThrow(), golden("avgWin"));
    equalMoney(results.averageLoss().value().orElseThrow(), golden("avgLoss"));
    equalMoney(results.deviation().value().orElseThrow(), golden("sdTradeCents"));
    equalMoney(statistics.drawdown().depth(), golden("maxDrawdownCents"));
    assertThat(statistics.drawdown().peakMs()).hasValue(7);
    assertThat(statistics.drawdown().troughMs()).hasValue(10);
  }

  @Test
  void theFirstOfTwoEquallyDeepFallsIsNamed() {
    Drawdown.Tally tally = new Drawdown.Tally();
    tally.add(Money.of("-1"), 1);
    tally.add(Money.of("2"), 2);
    tally.add(Money.of("-1"), 3);
    assertThat(tally.deepest())
        .isEqualTo(new Drawdown(Money.of("1"), OptionalLong.empty(), OptionalLong.of(1)));
  }

  @Test
  void ratiosComeOut() {
    Wilson winRate = results.winRate().value().orElseThrow();
    assertThat(winRate.rate()).isEqualTo(golden("winRate"));
    assertThat(winRate.low()).isCloseTo(golden("wilsonLo"), within(CLOSE));
    assertThat(winRate.high()).isCloseTo(golden("wilsonHi"), within(CLOSE));
    equal(results.profitFactor(), golden("profitFactor"));
    equal(results.tStatistic(), golden("tStat"));
  }

  @Test
  void theEquityCurveComesOut() {
    EquitySample curve = new EquitySample(10, 100);
    Money equity = Money.ZERO;
    for (TradeResult trade : trades()) {
      equity = equity.plus(trade.net());
      curve.add(new EquityPoint(trade.times().closedMs(), trade.id(), equity));
    }
    List<Long> golden = new ArrayList<>();
    RESULT.get("equity").forEach(cents -> golden.add(cents.asLong()));
    assertThat(curve.points())
        .extracting(point -> point.equity().micros() / 10_000)
        .isEqualTo(golden);
  }

  @Test
  void forecastsAreHeldAgainstOutcomes() {
    Forecasts forecasts = statistics.forecasts();
    equal(forecasts.brier(), golden("brier"));
    equal(forecasts.marketBrier(), golden("brierMarket"));
    equal(forecasts.baseRate(), golden("baseRate"));
    equal(forecasts.baseRateBrier(), golden("brierBaseRate"));
    equal(forecasts.skill(), golden("brierSkill"));
    equal(forecasts.marketSkill(), 1 - golden("brier") / golden("brierMarket"));
    equal(forecasts.logLoss(), golden("logLoss"));
  }

  @Test
  void eachBrierTermAndPredictedEdgeComesOut() {
    for (JsonNode row : GOLDEN.get("trades")) {
      StatisticsTally one = new StatisticsTally();
      one.add(trade(row));
      equal(one.statistics().forecasts().brier(), row.get("brier").asDouble());
      equalMoney(one.statistics().edge().predicted(), row.get("edgePredCents").asDouble());
    }
  }

  @Test
  void calibrationInFiveBinsComesOut() {
    Forecasts forecasts = statistics(5).forecasts();
    equal(forecasts.calibrationError(), golden("ece5"));
    assertThat(forecasts.calibration())
        .extracting(GoldenStatisticsTest::rounded)
        .containsExactly(
            new Bin(0.2, 0.4, 1, 0.34, 0),
            new Bin(0.4, 0.6, 2, 0.495, 1),
            new Bin(0.6, 0.8, 5, 0.688, 0.6),
            new Bin(0.8, 1, 2, 0.805, 0.5));
  }

  private static Bin rounded(Bin bin) {
    return new Bin(
        rounded(bin.from()),
        rounded(bin.to()),
        bin.trades(),
        rounded(bin.meanProbability()),
        rounded(bin.observed()));
  }

  private static double rounded(double value) {
    return Math.round(value * 1e9) / 1e9;
  }

  @Test
  void theEdgeThatWasPredictedAndCapturedComesOut() {
    Edge edge = statistics.edge();
    equalMoney(edge.predicted(), golden("edgePredCents"));
    assertThat(edge.captured()).isEqualTo(results.net());
    equal(edge.ratio(), golden("captureRatio"));
    assertThat(edge.isMeaningful()).isFalse();
  }

  @Test
  void attributionByStrategyComesOut() {
    Attribution attribution = new Attribution(Grouping.STRATEGY);
    trades().forEach(attribution::add);
    SortedMap<String, Statistics> groups = attribution.groups();
    JsonNode golden = RESULT.get("attribution");
    assertThat(groups).hasSize(golden.size());
    golden
        .properties()
        .forEach(
            row -> {
              Results group = groups.get(row.getKey()).results();
              assertThat(group.trades()).isEqualTo(row.getValue().get("n").asLong());
              assertThat(group.wins()).isEqualTo(row.getValue().get("wins").asLong());
              assertThat(group.net())
                  .isEqualTo(Money.ofCents(row.getValue().get("netCents").asLong()));
            });
  }

  @Test
  void percentilesAreByNearestRank() {
    Percentiles.Tally tally = new Percentiles.Tally();
    JsonNode latency = RESULT.get("latency");
    latency.get("samples").forEach(sample -> tally.add(sample.asLong()));
    Percentiles found = tally.percentiles();
    assertThat(found.samples()).isEqualTo(10);
    assertThat(found.p50().value()).hasValue(latency.get("p50").asLong());
    assertThat(found.p90().value()).hasValue(latency.get("p90").asLong());
    assertThat(found.p95().value()).hasValue(latency.get("p95").asLong());
    assertThat(found.p99().value()).hasValue(latency.get("p99").asLong());
  }

  @Test
  void theShareThatMustWinFollowsFromWinsAndLosses() {
    double win = golden("avgWin");
    double loss = -golden("avgLoss");
    equal(results.breakEvenRate(), loss / (win + loss));
    BigDecimal paid = new BigDecimal(results.debit().micros()).movePointLeft(6);
    equal(results.breakEvenHeld(), paid.doubleValue() / 308);
    equal(results.perDollar(), golden("netCents") / 100 / paid.doubleValue());
  }
}
