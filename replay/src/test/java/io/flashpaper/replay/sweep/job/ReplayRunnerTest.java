// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.execution.AccountPlan;
import io.flashpaper.engine.signal.GateSettings;
import io.flashpaper.engine.signal.MomentumStrategy;
import io.flashpaper.engine.signal.Scope;
import io.flashpaper.engine.signal.SignalSettings;
import io.flashpaper.engine.signal.StrategyInstance;
import io.flashpaper.engine.signal.SyntheticTape;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.replay.Directions;
import io.flashpaper.replay.LedgerSetup;
import io.flashpaper.replay.SignalSetup;
import io.flashpaper.replay.sweep.report.Judge;
import io.flashpaper.replay.sweep.report.Objective;
import io.flashpaper.replay.sweep.report.SweepReport;
import io.flashpaper.replay.sweep.run.ResultsFile;
import io.flashpaper.replay.sweep.run.Sweep;
import io.flashpaper.replay.sweep.run.SweepPlan;
import io.flashpaper.replay.sweep.run.SweepProgress;
import io.flashpaper.replay.sweep.run.Threads;
import io.flashpaper.replay.sweep.segment.TapeOutline;
import io.flashpaper.replay.sweep.segment.WalkForward;
import io.flashpaper.replay.sweep.space.Choice;
import io.flashpaper.replay.sweep.space.SearchSpace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayRunnerTest {
  private static final TapeSource TAPE =
      new KeptTape(List.of("seed 42"), SyntheticTape.of(42, 300));
  private static final TapeOutline OUTLINE = outline();

  @TempDir Path folder;

  private static TapeOutline outline() {
    try (Stream<TapeRecord> records = TAPE.records()) {
      return TapeOutline.of(records.iterator());
    }
  }

  private static final class Momentum implements TrialDirections {
    @Override
    public Directions with(SortedMap<String, String> settings) {
      StrategyInstance instance =
          new StrategyInstance(
              "momentum",
              new StrategyInstance.Origin("momentum", "1.0", "abc"),
              "main",
              Scope.of("KXBTC15M", "KXBTCD"),
              GateSettings.DEFAULT,
              new MomentumStrategy(Duration.ofSeconds(Long.parseLong(settings.get("seconds")))));
      return Directions.constant(
          new SignalSetup(SignalSettings.DEFAULT, List.of(instance)),
          new LedgerSetup(List.of(AccountPlan.defaults("main")), AccountPlan::defaults));
    }

    @Override
    public List<String> foundation() {
      return List.of("jar abc");
    }
  }

  private static SweepPlan plan() {
    return new SweepPlan(
        new Basis(TAPE.digests(), new Momentum().foundation(), "1", "main"),
        new SearchSpace(List.of(Choice.parse("seconds", "20,60,120,300"))).grid(),
        WalkForward.of(OUTLINE, 2, 20));
  }

  private static ReplayRunner runner(TapeSource tape) {
    return new ReplayRunner(tape, OUTLINE, new Momentum(), "main");
  }

  private Map<String, JobResult> run(String name, int threads) throws InterruptedException {
    try (ResultsFile file = ResultsFile.open(folder.resolve(name))) {
      return new Sweep(new Threads(runner(TAPE), threads), file, SweepProgress.NONE)
          .run(plan().jobs());
    }
  }

  @Test
  void aSweepIsTheSameWithOneThreadAndWithMany() throws Exception {
    Map<String, JobResult> alone = run("alone", 1);

    assertThat(run("many", 7)).isEqualTo(alone);
    SweepReport report =
        new Judge(plan(), Objective.PER_MARKET, OUTLINE.markets(), 1).report(alone);
    assertThat(report.trials()).hasSize(4).allMatch(trial -> trial.tested().trades() > 0);
    assertThat(new Judge(plan(), Objective.PER_MARKET, OUTLINE.markets(), 1).report(alone))
        .isEqualTo(report);
  }

  @Test
  void aTradeIsOfTheSegmentInWhichItsMarketOpened() {
    SweepPlan plan = plan();
    Set<String> before = new HashSet<>();
    for (var segment : plan.walk().segments()) {
      JobResult result = runner(TAPE).run(plan.job(plan.trials().getFirst(), segment));
      Set<String> traded =
          result.trades().stream().map(TradeOutcome::market).collect(Collectors.toSet());

      assertThat(traded).isNotEmpty().noneMatch(before::contains);
      assertThat(segment.marketsOf(OUTLINE.markets()))
          .extracting(market -> market.id().ticker())
          .containsAll(traded);
      before.addAll(traded);
    }
  }

  @Test
  void aTapeThatIsReadAgainEachTimeGivesTheSame() {
    SweepPlan plan = plan();
    Job job = plan.jobs().getFirst();
    TapeSource streamed =
        new TapeSource() {
          @Override
          public List<String> digests() {
            return TAPE.digests();
          }

          @Override
          public Stream<TapeRecord> records() {
            return TAPE.records();
          }
        };

    assertThat(streamed.keptUpTo(100)).isSameAs(streamed);
    assertThat(streamed.keptUpTo(1_000_000)).isInstanceOf(KeptTape.class);
    assertThat(runner(streamed).run(job)).isEqualTo(runner(TAPE).run(job));
  }

  @Test
  void aResultIsTheSameAfterItWasWrittenAndRead() {
    JobResult result = runner(TAPE).run(plan().jobs().getFirst());

    assertThat(result.trades()).isNotEmpty();
    assertThat(JobJson.result(JobJson.write(result))).isEqualTo(result);
  }
}
