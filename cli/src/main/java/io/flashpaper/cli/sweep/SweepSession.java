// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.sweep;

import io.flashpaper.cli.report.Figures;
import io.flashpaper.cli.sweep.workers.Coordinator;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.replay.sweep.job.Basis;
import io.flashpaper.replay.sweep.job.Job;
import io.flashpaper.replay.sweep.job.ReplayRunner;
import io.flashpaper.replay.sweep.job.TapeSource;
import io.flashpaper.replay.sweep.report.Judge;
import io.flashpaper.replay.sweep.report.SweepReport;
import io.flashpaper.replay.sweep.run.Crew;
import io.flashpaper.replay.sweep.run.ResultsFile;
import io.flashpaper.replay.sweep.run.Sweep;
import io.flashpaper.replay.sweep.run.SweepPlan;
import io.flashpaper.replay.sweep.run.SweepProgress;
import io.flashpaper.replay.sweep.run.Threads;
import io.flashpaper.replay.sweep.segment.ListedMarket;
import io.flashpaper.replay.sweep.segment.Segment;
import io.flashpaper.replay.sweep.segment.TapeOutline;
import io.flashpaper.replay.sweep.segment.WalkForward;
import io.flashpaper.replay.sweep.space.Trial;
import io.flashpaper.stack.RepositoryLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A sweep from what was asked for to its report. */
public final class SweepSession {
  private static final int BYTES_PER_RECORD = 1_000;
  private static final int NAME_LENGTH = 16;

  private final SweepRequest request;
  private final SweepPlan plan;
  private final TapeOutline outline;
  private final List<ListedMarket> markets;
  private final Crew crew;
  private final Path results;

  private SweepSession(
      SweepRequest request,
      SweepPlan plan,
      TapeOutline outline,
      List<ListedMarket> markets,
      Crew crew) {
    this.request = request;
    this.plan = plan;
    this.outline = outline;
    this.markets = markets;
    this.crew = crew;
    this.results =
        request
            .results()
            .orElseGet(() -> usualResults(plan.basis().digest().substring(0, NAME_LENGTH)));
  }

  private static Path usualResults(String name) {
    return RepositoryLayout.find().workDir().resolve("sweeps").resolve(name + ".ndjson");
  }

  /**
   * Reads the tape and tries every trial's settings, without replaying anything.
   *
   * @throws IllegalArgumentException naming what is wrong with the tape or a setting
   */
  public static SweepSession prepare(SweepRequest request) throws IOException {
    SettingsDirections directions =
        new SettingsDirections(request.settings(), request.plugins(), request.account());
    Set<String> series = new TreeSet<>();
    for (Trial trial : request.trials()) {
      series.addAll(directions.series(trial.settings()));
      directions.with(trial.settings());
    }
    TapeSource recorded = RecordedTapeSource.of(request.tapes());
    TapeSource tape =
        request.workers().isPresent() ? recorded : recorded.keptUpTo(recordsThatFit());
    TapeOutline outline = outline(tape);
    Basis basis =
        new Basis(
            tape.digests(),
            directions.foundation(),
            ProgramDigest.ofThisProgram(),
            request.account());
    SweepPlan plan =
        new SweepPlan(
            basis,
            request.trials(),
            WalkForward.of(outline, request.folds(), request.holdoutPercent()));
    Crew threads =
        new Threads(
            new ReplayRunner(tape, outline, directions, request.account()), request.threads());
    Crew crew =
        request
            .workers()
            .<Crew>map(topics -> new Coordinator(topics, basis, request.settings().byName()))
            .orElse(threads);
    List<ListedMarket> markets =
        outline.markets().stream().filter(market -> series.contains(market.series())).toList();
    return new SweepSession(request, plan, outline, markets, crew);
  }

  /** So many decoded records of a tape take at most half of the memory there is. */
  public static int recordsThatFit() {
    return (int)
        Math.min(Integer.MAX_VALUE - 1, Runtime.getRuntime().maxMemory() / 2 / BYTES_PER_RECORD);
  }

  private static TapeOutline outline(TapeSource tape) {
    try (Stream<TapeRecord> records = tape.records()) {
      return TapeOutline.of(records.iterator());
    }
  }

  /** What is to be done, for whoever waits for it. */
  public String sentence() {
    return "%d trials on %d segments of %s events and %d markets%s%s"
        .formatted(
            request.trials().size(),
            plan.walk().segments().size(),
            Figures.count(outline.events()),
            markets.size(),
            plan.walk().holdout().isPresent() ? ", the end of the tape held out" : "",
            request
                .workers()
                .map(
                    topics ->
                        "; start workers: ./flashpaper sweep-worker --workers-topic %s --bootstrap-servers %s --tapes DIR"
                            .formatted(topics.jobs(), topics.kafka().address()))
                .orElse(""));
  }

  /** Where results are kept. */
  public Path results() {
    return results;
  }

  /** Has everything replayed that is not yet, and judges it. */
  public SweepReport run(SweepProgress progress) throws InterruptedException {
    Judge judge = new Judge(plan, request.objective(), markets, request.seed());
    try (ResultsFile file = ResultsFile.open(results)) {
      Sweep sweep = new Sweep(crew, file, progress);
      SweepReport report = judge.report(sweep.run(plan.jobs()));
      Optional<Segment> held = plan.walk().holdout();
      if (held.isEmpty()) {
        return report;
      }
      Job last = plan.job(report.best().trial(), held.get());
      Sweep look = new Sweep(crew, file, SweepProgress.NONE);
      return report.withHoldout(judge.holdout(look.run(List.of(last)).values().iterator().next()));
    }
  }
}
