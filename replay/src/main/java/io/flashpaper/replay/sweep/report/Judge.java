// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.report;

import io.flashpaper.replay.sweep.job.JobResult;
import io.flashpaper.replay.sweep.job.TradeOutcome;
import io.flashpaper.replay.sweep.luck.Holm;
import io.flashpaper.replay.sweep.luck.Luck;
import io.flashpaper.replay.sweep.run.SweepPlan;
import io.flashpaper.replay.sweep.segment.ListedMarket;
import io.flashpaper.replay.sweep.segment.Segment;
import io.flashpaper.replay.sweep.space.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a report of results: the same results, whoever brought them in whatever order, make the
 * same report.
 */
public final class Judge {
  private final SweepPlan plan;
  private final Objective objective;
  private final List<ListedMarket> markets;
  private final long seed;

  /**
   * A judge of one sweep.
   *
   * @param markets all that the judged account might have traded
   * @param seed of the bootstrap
   */
  public Judge(SweepPlan plan, Objective objective, List<ListedMarket> markets, long seed) {
    this.plan = plan;
    this.objective = objective;
    this.markets = List.copyOf(markets);
    this.seed = seed;
  }

  /** The report on all jobs but the holdout's. */
  public SweepReport report(Map<String, JobResult> results) {
    List<Segment> trained = plan.walk().trained();
    List<Segment> tested = plan.walk().tested();
    double[] pValues = new double[plan.trials().size()];
    List<TrialScore> scores = new ArrayList<>();
    for (Trial trial : plan.trials()) {
      Score test = score(trial, tested, results);
      pValues[scores.size()] = test.objective().pValue();
      scores.add(
          new TrialScore(trial, score(trial, trained, results), test, 1, troubles(trial, results)));
    }
    double[] adjusted = Holm.adjusted(pValues);
    List<TrialScore> ranked = new ArrayList<>();
    for (int place = 0; place < adjusted.length; place++) {
      TrialScore score = scores.get(place);
      ranked.add(
          new TrialScore(
              score.trial(), score.trained(), score.tested(), adjusted[place], score.troubles()));
    }
    ranked.sort(
        Comparator.comparingDouble((TrialScore score) -> -score.tested().objective().mean())
            .thenComparingInt(score -> score.trial().number()));
    Luck testedLuck = luck(tested, results);
    List<Pick> picks = picks(results);
    return new SweepReport(
        objective,
        ranked,
        picks,
        walked(picks, results),
        luck(trained, results),
        testedLuck,
        Verdict.on(ranked.getFirst(), ranked.size(), testedLuck.pValue()),
        Optional.empty());
  }

  /** How the best trial did on what was held out. */
  public Score holdout(JobResult result) {
    return scorer(List.of(result.job().segment())).score(result.trades());
  }

  private Luck luck(List<Segment> segments, Map<String, JobResult> results) {
    Scorer scorer = scorer(segments);
    return Luck.of(
        plan.trials().stream()
            .map(trial -> scorer.pulls(trades(trial, segments, results)))
            .toArray(double[][]::new),
        seed);
  }

  private List<Pick> picks(Map<String, JobResult> results) {
    List<Segment> segments = plan.walk().segments();
    List<Pick> picks = new ArrayList<>();
    for (int fold = 1; fold < segments.size(); fold++) {
      List<Segment> before = segments.subList(0, fold);
      Trial best =
          plan.trials().stream()
              .max(
                  Comparator.comparingDouble(
                          (Trial trial) -> score(trial, before, results).objective().mean())
                      .thenComparingInt(trial -> -trial.number()))
              .orElseThrow();
      Segment segment = segments.get(fold);
      picks.add(
          new Pick(
              segment, best, score(best, before, results), score(best, List.of(segment), results)));
    }
    return picks;
  }

  private Score walked(List<Pick> picks, Map<String, JobResult> results) {
    List<TradeOutcome> trades =
        picks.stream()
            .flatMap(pick -> trades(pick.trial(), List.of(pick.segment()), results).stream())
            .toList();
    return scorer(plan.walk().tested()).score(trades);
  }

  private Score score(Trial trial, List<Segment> segments, Map<String, JobResult> results) {
    return scorer(segments).score(trades(trial, segments, results));
  }

  private Scorer scorer(List<Segment> segments) {
    return new Scorer(
        objective, segments.stream().flatMap(s -> s.marketsOf(markets).stream()).toList());
  }

  private List<TradeOutcome> trades(
      Trial trial, List<Segment> segments, Map<String, JobResult> results) {
    return segments.stream()
        .flatMap(segment -> result(trial, segment, results).trades().stream())
        .toList();
  }

  private List<String> troubles(Trial trial, Map<String, JobResult> results) {
    return plan.walk().segments().stream()
        .flatMap(segment -> result(trial, segment, results).troubles().stream())
        .distinct()
        .toList();
  }

  private JobResult result(Trial trial, Segment segment, Map<String, JobResult> results) {
    JobResult result = results.get(plan.job(trial, segment).id());
    if (result == null) {
      throw new IllegalArgumentException(
          "trial %d was not done on segment %d".formatted(trial.number(), segment.number()));
    }
    return result;
  }
}
