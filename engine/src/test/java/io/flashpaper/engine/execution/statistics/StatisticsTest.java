// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.flashpaper.engine.execution.statistics.Figure.Why;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StatisticsTest {
  private static TradeResult trade(String net) {
    return trade("main", "chance", Side.YES, 50, 10, Money.of(net), OptionalLong.empty());
  }

  private static TradeResult trade(
      String account,
      String strategy,
      Side side,
      int cents,
      long contracts,
      Money net,
      OptionalLong probability) {
    Quantity quantity = Quantity.ofContracts(contracts);
    return new TradeResult(
        "id",
        new TradeResult.Labels(account, strategy, strategy + "-1", "M", "KXBTC" + cents % 2),
        side,
        new TradeResult.Entry(
            Optional.of(quantity),
            quantity,
            quantity.times(Price.ofCents(cents)),
            Money.of("0.01"),
            probability,
            Optional.empty()),
        Money.of("0.02"),
        net,
        Optional.of(contracts % 2 == 0 ? Side.YES : Side.NO),
        new TradeResult.Times(0, 1, OptionalLong.of(3), OptionalLong.of(250)));
  }

  private static Statistics of(TradeResult... trades) {
    StatisticsTally tally = new StatisticsTally();
    Stream.of(trades).forEach(tally::add);
    return tally.statistics();
  }

  @Test
  void nothingIsUndefinedForAReason() {
    Statistics nothing = of();
    assertThat(nothing.results().net()).isEqualTo(Money.ZERO);
    assertThat(nothing.results().winRate().why()).hasValue(Why.NO_TRADES);
    assertThat(nothing.results().profitFactor().why()).hasValue(Why.NO_TRADES);
    assertThat(nothing.results().tStatistic().why()).hasValue(Why.FEWER_THAN_TWO);
    assertThat(nothing.results().breakEvenHeld().why()).hasValue(Why.NO_TRADES);
    assertThat(nothing.forecasts().brier().why()).hasValue(Why.NO_FORECASTS);
    assertThat(nothing.edge().ratio().why()).hasValue(Why.NO_PROBABILITIES);
    assertThat(nothing.execution().fillRate().why()).hasValue(Why.NO_ORDERS);
    assertThat(nothing.execution().orderToFillMs().p50().why()).hasValue(Why.NO_SAMPLES);
    assertThat(nothing.drawdown().troughMs()).isEmpty();
  }

  @Test
  void theViewSaysWhyAFigureIsNull() {
    StatisticsView view = StatisticsView.of(of(), Long::toString);
    assertThat(view.results().net()).isEqualTo("0.000000");
    assertThat(view.results().profitFactor()).isNull();
    assertThat(view.undefined())
        .containsEntry("results.profitFactor", "no trade has closed")
        .containsEntry("execution.orderToFillMs", "it was measured for no trade")
        .hasSize(26);
    StatisticsView one = StatisticsView.of(of(trade("-2")), Long::toString);
    assertThat(one.results().winRate()).isEqualByComparingTo("0");
    assertThat(one.results().winRateHigh()).isEqualByComparingTo("0.793451");
    assertThat(one.drawdown().troughAt()).isEqualTo("1");
    assertThat(one.undefined())
        .containsEntry("results.averageWin", "no trade has won")
        .doesNotContainKey("results.profitFactor");
  }

  @Test
  void withoutALossThereIsNoProfitFactor() {
    Results results = of(trade("1"), trade("1")).results();
    assertThat(results.profitFactor().why()).hasValue(Why.NO_LOSSES);
    assertThat(results.averageLoss().why()).hasValue(Why.NO_LOSSES);
    assertThat(results.breakEvenRate().why()).hasValue(Why.NO_LOSSES);
    assertThat(results.tStatistic().why()).hasValue(Why.ALL_EQUAL);
    assertThat(results.deviation().value()).hasValue(Money.ZERO);
  }

  @Test
  void withoutAWinTheProfitFactorIsZero() {
    Results results = of(trade("-1")).results();
    assertThat(results.profitFactor().value()).hasValue(0.0);
    assertThat(results.averageWin().why()).hasValue(Why.NO_WINS);
    assertThat(results.breakEvenRate().why()).hasValue(Why.NO_WINS);
  }

  @Test
  void whatWonNothingIsALoss() {
    Statistics even = of(trade("0"));
    assertThat(even.results().wins()).isZero();
    assertThat(even.results().losses()).isEqualTo(1);
    assertThat(even.results().profitFactor().why()).hasValue(Why.NO_LOSSES);
    assertThat(even.streaks()).isEqualTo(new Streaks(0, 1));
  }

  @Test
  void theLongestRowsAreCounted() {
    Statistics found =
        of(trade("1"), trade("1"), trade("-1"), trade("-1"), trade("0"), trade("1"), trade("-1"));
    assertThat(found.streaks()).isEqualTo(new Streaks(2, 3));
  }

  @Test
  void oneMicroDollarIsAWin() {
    assertThat(of(trade("0.000001")).results().wins()).isEqualTo(1);
  }

  @Test
  void aWrongCertaintyCostsMuchButNotEndlessly() {
    TradeResult sure = trade("a", "s", Side.YES, 99, 1, Money.of("-1"), OptionalLong.of(1_000_000));
    Forecasts forecasts = of(sure).forecasts();
    assertThat(forecasts.logLoss().value().orElseThrow())
        .isCloseTo(-StrictMath.log(1e-6), within(1e-12));
    assertThat(forecasts.brier().value()).hasValue(1.0);
    assertThat(forecasts.calibration().getLast().to()).isEqualTo(1.0);
    assertThat(forecasts.skill().why()).hasValue(Why.NO_ERROR_TO_BEAT);
  }

  @Test
  void aTradeWithoutAnOfficialYesOrNoIsNotScored() {
    TradeResult scored = trade("a", "s", Side.NO, 40, 2, Money.of("1"), OptionalLong.of(600_000));
    TradeResult voided =
        new TradeResult(
            scored.id(),
            scored.labels(),
            scored.side(),
            scored.entry(),
            scored.fees(),
            scored.net(),
            Optional.empty(),
            scored.times());
    Statistics found = of(scored, voided);
    assertThat(found.results().trades()).isEqualTo(2);
    assertThat(found.forecasts().trades()).isEqualTo(1);
    assertThat(found.edge().trades()).isEqualTo(2);
  }

  @Test
  void anEdgeThatWasNotExpectedHasNoRatio() {
    TradeResult hopeless = trade("a", "s", Side.NO, 40, 2, Money.of("1"), OptionalLong.of(400_000));
    assertThat(of(hopeless).edge().ratio().why()).hasValue(Why.NO_EDGE);
    assertThat(of(hopeless).edge().predicted()).isEqualTo(Money.of("-0.01"));
  }

  @Test
  void ordersThatGotNothingLowerTheFillRate() {
    StatisticsTally tally = new StatisticsTally();
    tally.add(trade("1"));
    tally.missed(3, Quantity.ofContracts(30));
    Execution execution = tally.statistics().execution();
    assertThat(execution.missed()).isEqualTo(3);
    assertThat(execution.fillRate().value()).hasValue(0.25);
    assertThat(execution.signalToFillMs().median()).hasValue(253L);
  }

  @ParameterizedTest
  @CsvSource({"5,5,0.566,1", "8,10,0.490,0.943", "81,100,0.722,0.875", "0,5,0,0.434"})
  void theIntervalSaysHowLittleFewTradesTell(long wins, long trades, double low, double high) {
    Wilson wilson = Wilson.of(wins, trades);
    assertThat(wilson.low()).isCloseTo(low, within(5e-4));
    assertThat(wilson.high()).isCloseTo(high, within(5e-4));
  }

  @Test
  void aShareOfNothingIsRefused() {
    assertThatThrownBy(() -> Wilson.of(0, 0)).hasMessage("0 of 0 is no share");
    assertThatThrownBy(() -> Wilson.of(2, 1)).hasMessage("2 of 1 is no share");
    assertThatThrownBy(() -> Figure.of(Double.NaN)).hasMessage("a figure is never NaN");
  }

  @ParameterizedTest
  @EnumSource(Grouping.class)
  void theGroupsAddUpToTheTotal(Grouping by) {
    SplittableRandom random = new SplittableRandom(7);
    for (int run = 0; run < 200; run++) {
      Attribution attribution = new Attribution(by);
      randomTrades(random).forEach(attribution::add);
      attribution.missed("main", 2, Quantity.ofContracts(5));
      Collection<Statistics> groups = attribution.groups().values();
      Results total = attribution.total().results();
      assertThat(sum(groups, Results::trades)).isEqualTo(total.trades());
      assertThat(sum(groups, Results::wins)).isEqualTo(total.wins());
      assertThat(sum(groups, r -> r.net().micros())).isEqualTo(total.net().micros());
      assertThat(sum(groups, r -> r.fees().micros())).isEqualTo(total.fees().micros());
      assertThat(sum(groups, r -> r.debit().micros())).isEqualTo(total.debit().micros());
      assertThat(groups.stream().mapToLong(g -> g.forecasts().trades()).sum())
          .isEqualTo(attribution.total().forecasts().trades());
      assertThat(groups.stream().mapToLong(g -> g.execution().requested().hundredths()).sum())
          .isEqualTo(attribution.total().execution().requested().hundredths());
      assertThat(groups.stream().mapToLong(g -> g.edge().captured().micros()).sum())
          .isEqualTo(attribution.total().edge().captured().micros());
    }
  }

  private static long sum(Collection<Statistics> groups, Function<Results, Long> figure) {
    return groups.stream().mapToLong(group -> figure.apply(group.results())).sum();
  }

  private static List<TradeResult> randomTrades(SplittableRandom random) {
    List<TradeResult> trades = new ArrayList<>();
    int count = random.nextInt(60);
    for (int i = 0; i < count; i++) {
      trades.add(
          trade(
              "account" + random.nextInt(3),
              "strategy" + random.nextInt(4),
              random.nextBoolean() ? Side.YES : Side.NO,
              random.nextInt(1, 100),
              random.nextInt(1, 50),
              new Money(random.nextLong(-20_000_000, 20_000_000)),
              random.nextBoolean()
                  ? OptionalLong.of(random.nextLong(1_000_001))
                  : OptionalLong.empty()));
    }
    return trades;
  }
}
