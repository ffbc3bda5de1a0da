// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.flashpaper.model.MarketId;
import io.flashpaper.model.Money;
import io.flashpaper.replay.sweep.job.Basis;
import io.flashpaper.replay.sweep.job.Job;
import io.flashpaper.replay.sweep.job.JobResult;
import io.flashpaper.replay.sweep.job.TradeOutcome;
import io.flashpaper.replay.sweep.run.SweepPlan;
import io.flashpaper.replay.sweep.segment.ListedMarket;
import io.flashpaper.replay.sweep.segment.Segment;
import io.flashpaper.replay.sweep.segment.TapeOutline;
import io.flashpaper.replay.sweep.segment.WalkForward;
import io.flashpaper.replay.sweep.space.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final int TRIALS = 20;

  private final Map<String, JobResult> results = new TreeMap<>();

  /** Markets each a minute, each alone at its close. */
  private static TapeOutline tape(int markets) {
    return new TapeOutline(
        1,
        0,
        markets * 60_000L,
        IntStream.range(0, markets)
            .mapToObj(
                at ->
                    new ListedMarket(
                        new MarketId("M-" + at), "S", at * 60_000L, at * 60_000L + 900_000))
            .toList(),
        0);
  }

  private static SweepPlan plan(TapeOutline tape, int trials, int folds, int holdout) {
    return new SweepPlan(
        new Basis(List.of("ab"), List.of(), "1", "main"),
        IntStream.rangeClosed(1, trials)
            .mapToObj(n -> new Trial(n, new TreeMap<>(Map.of("n", "" + n))))
            .toList(),
        WalkForward.of(tape, folds, holdout));
  }

  private static TradeOutcome trade(String market, long closedMs, String net) {
    return new TradeOutcome(market, closedMs, Money.of(net), Money.of("0.01"));
  }

  private void put(SweepPlan plan, int trial, int segment, TradeOutcome... trades) {
    Job job = plan.job(plan.trials().get(trial - 1), plan.walk().segments().get(segment));
    results.put(job.id(), new JobResult(job, 1, List.of(trades), List.of()));
  }

  /** Each trial buys at even odds in four of ten markets and wins by chance alone, plus an edge. */
  private SweepReport chance(long seed, int markets, double edgeOfTheSeventh) {
    TapeOutline tape = tape(markets);
    SweepPlan plan = plan(tape, TRIALS, 2, 0);
    SplittableRandom random = new SplittableRandom(seed);
    results.clear();
    for (Trial trial : plan.trials()) {
      double chance = 0.5 + (trial.number() == 7 ? edgeOfTheSeventh : 0);
      for (Segment segment : plan.walk().segments()) {
        List<TradeOutcome> trades = new ArrayList<>();
        for (ListedMarket market : segment.marketsOf(tape.markets())) {
          if (random.nextDouble() < 0.4) {
            String net = random.nextDouble() < chance ? "1" : "-1";
            trades.add(trade(market.id().ticker(), market.closeMs(), net));
          }
        }
        put(plan, trial.number(), segment.number(), trades.toArray(TradeOutcome[]::new));
      }
    }
    return new Judge(plan, Objective.PER_MARKET, tape.markets(), 1).report(results);
  }

  @Test
  void luckIsCalledLuck() {
    List<SweepReport> sweeps =
        IntStream.range(0, 20).mapToObj(seed -> chance(seed, 240, 0)).toList();

    assertThat(sweeps.stream().filter(s -> s.verdict().kind() == Verdict.Kind.MORE_THAN_LUCK))
        .hasSizeLessThanOrEqualTo(3);
    assertThat(sweeps)
        .allSatisfy(
            sweep -> {
              assertThat(sweep.best().tested().objective().mean()).isPositive();
              assertThat(sweep.best().tested().objective().mean())
                  .isCloseTo(sweep.testedLuck().expectedBest(), within(90_000.0));
            });
    assertThat(sweeps.getFirst().verdict().sentence())
        .matches("No winner: the best of 20 trials is what luck alone gives in .* sweeps\\.");
  }

  @Test
  void anEdgeIsFoundAndNamed() {
    SweepReport report = chance(1, 600, 0.3);

    assertThat(report.verdict().kind()).isEqualTo(Verdict.Kind.MORE_THAN_LUCK);
    assertThat(report.verdict().sentence()).startsWith("Trial 7: luck alone gives a best of 20");
    assertThat(report.best().trial().number()).isEqualTo(7);
    assertThat(report.best().adjustedP()).isLessThan(0.05);
    assertThat(report.picks()).extracting(pick -> pick.trial().number()).containsExactly(7, 7);
    assertThat(report.walked()).isEqualTo(report.best().tested());
  }

  @Test
  void ofTooFewMarketsNobodyIsCrowned() {
    SweepReport report = chance(1, 60, 0.5);

    assertThat(report.best().trial().number()).isEqualTo(7);
    assertThat(report.verdict().kind()).isEqualTo(Verdict.Kind.TOO_FEW);
    assertThat(report.verdict().sentence()).contains("below 30").contains("longer tape");
  }

  @Test
  void eachFoldChoosesByWhatWasBeforeAndIsTestedOnWhatCame() {
    TapeOutline tape = tape(6);
    SweepPlan plan = plan(tape, 2, 2, 0);
    put(plan, 1, 0, trade("M-0", 1, "3"));
    put(plan, 2, 0, trade("M-0", 1, "1"));
    put(plan, 1, 1, trade("M-2", 2, "-9"));
    put(plan, 2, 1, trade("M-2", 2, "4"));
    put(plan, 1, 2, trade("M-4", 3, "5"));
    put(plan, 2, 2, trade("M-4", 3, "-2"), trade("M-5", 4, "1"));

    SweepReport report = new Judge(plan, Objective.PER_MARKET, tape.markets(), 1).report(results);

    assertThat(report.picks()).extracting(pick -> pick.trial().number()).containsExactly(1, 2);
    assertThat(report.walked().net()).isEqualTo(Money.of("-10"));
    assertThat(report.walked().markets()).isEqualTo(4);
    assertThat(report.trials()).extracting(s -> s.trial().number()).containsExactly(2, 1);
    assertThat(report.trials())
        .extracting(s -> s.tested().net().toString())
        .containsExactly("3.000000", "-4.000000");
    assertThat(report.trials())
        .extracting(s -> s.trained().net().toString())
        .containsExactly("5.000000", "-6.000000");
    assertThat(report.best().tested().objective().mean()).isCloseTo(750_000, within(1e-6));
    assertThat(report.best().tested().trades()).isEqualTo(3);
    assertThat(report.best().tested().drawdown().depth()).isEqualTo(Money.of("2"));
    assertThat(report.verdict().kind()).isEqualTo(Verdict.Kind.TOO_FEW);
  }

  @Test
  void objectivesDifferInWhatTheyDivideBy() {
    TapeOutline tape = tape(4);
    SweepPlan plan = plan(tape, 1, 1, 0);
    put(plan, 1, 0);
    put(plan, 1, 1, trade("M-2", 1, "3"), trade("M-2", 2, "3"), trade("M-3", 3, "3"));

    assertThat(tested(plan, Objective.PER_MARKET, tape)).isCloseTo(4_500_000, within(1e-3));
    assertThat(tested(plan, Objective.PER_TRADE, tape)).isCloseTo(3_000_000, within(1e-3));
    assertThat(tested(plan, Objective.TOTAL, tape)).isCloseTo(9_000_000, within(1e-3));
  }

  private double tested(SweepPlan plan, Objective objective, TapeOutline tape) {
    return new Judge(plan, objective, tape.markets(), 1)
        .report(results)
        .best()
        .tested()
        .objective()
        .mean();
  }

  @Test
  void whatNobodyEarnedIsSaid() {
    TapeOutline tape = tape(4);
    SweepPlan plan = plan(tape, 1, 1, 0);
    put(plan, 1, 0, trade("M-0", 1, "3"));
    put(plan, 1, 1);

    Verdict verdict = new Judge(plan, Objective.TOTAL, tape.markets(), 1).report(results).verdict();

    assertThat(verdict.sentence())
        .isEqualTo("No winner: none of one trial earned anything out of sample.");
  }

  @Test
  void marketsThatCloseTogetherAreOneUnit() {
    List<ListedMarket> markets =
        List.of(
            new ListedMarket(new MarketId("A"), "S", 0, 100),
            new ListedMarket(new MarketId("B"), "S", 10, 100),
            new ListedMarket(new MarketId("C"), "S", 20, 200));

    Scorer scorer = new Scorer(Objective.PER_MARKET, markets);

    assertThat(scorer.closes()).isEqualTo(2);
    Score score = scorer.score(List.of(trade("A", 1, "1"), trade("B", 2, "1")));
    assertThat(score.tradedCloses()).isEqualTo(1);
    assertThat(score.markets()).isEqualTo(3);
    assertThat(score.objective().units()).isEqualTo(2);
  }

  @Test
  void howOftenIsSaidInPlainWords() {
    assertThat(Verdict.often(0.33)).isEqualTo("1 of 3 sweeps");
    assertThat(Verdict.often(0.7)).isEqualTo("7 of 10 sweeps");
    assertThat(Verdict.often(0.99)).isEqualTo("nearly every sweep");
    assertThat(Verdict.often(0.0001)).isEqualTo("1 of 10000 sweeps");
  }
}
