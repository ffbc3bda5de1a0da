// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.sweep.workers;

import io.flashpaper.cli.sweep.ProgramDigest;
import io.flashpaper.cli.sweep.RecordedTapeSource;
import io.flashpaper.cli.sweep.SettingsDirections;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.replay.sweep.job.Basis;
import io.flashpaper.replay.sweep.job.Job;
import io.flashpaper.replay.sweep.job.JobResult;
import io.flashpaper.replay.sweep.job.JobRunner;
import io.flashpaper.replay.sweep.job.ReplayRunner;
import io.flashpaper.replay.sweep.job.TapeSource;
import io.flashpaper.replay.sweep.segment.TapeOutline;
import io.flashpaper.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What a worker has: a directory of tapes, one of plugins, and its program. */
public final class Workbench {
  private final Path tapes;
  private final Path plugins;
  private final int mostRecords;
  private final Map<Basis, JobRunner> runners = new HashMap<>();

  /**
   * A workbench.
   *
   * @param mostRecords a tape with more is read anew for each job
   */
  public Workbench(Path tapes, Path plugins, int mostRecords) {
    this.tapes = tapes;
    this.plugins = plugins;
    this.mostRecords = mostRecords;
  }

  /**
   * Does a job as the sweep would have.
   *
   * @throws IllegalArgumentException if this worker would do something else: another program,
   *     another jar, a tape it does not have
   */
  JobResult run(Assignment assignment) {
    return runner(assignment).run(assignment.job());
  }

  private synchronized JobRunner runner(Assignment assignment) {
    return runners.computeIfAbsent(assignment.basis(), _ -> prepared(assignment));
  }

  private JobRunner prepared(Assignment assignment) {
    Basis basis = assignment.basis();
    Job job = assignment.job();
    require(
        ProgramDigest.ofThisProgram().equals(basis.program()),
        "this worker runs another program than the sweep: build both from one source");
    SettingsDirections directions =
        new SettingsDirections(Settings.of(assignment.beneath()), plugins, basis.account());
    require(
        directions.foundation().equals(basis.foundation()),
        "the plugins in %s are not those of the sweep: copy its plugins there, and no others"
            .formatted(plugins));
    require(
        Job.of(basis, job.settings(), job.segment()).equals(job),
        "job %s does not have the id of its content".formatted(job.id()));
    try {
      TapeSource tape = RecordedTapeSource.find(basis.tapes(), tapes).keptUpTo(mostRecords);
      return new ReplayRunner(tape, outline(tape), directions, basis.account());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the tapes in " + tapes, e);
    }
  }

  private static TapeOutline outline(TapeSource tape) {
    try (Stream<TapeRecord> records = tape.records()) {
      return TapeOutline.of(records.iterator());
    }
  }

  private static void require(boolean fulfilled, String sentence) {
    if (!fulfilled) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
