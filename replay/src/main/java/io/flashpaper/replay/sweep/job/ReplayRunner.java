// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.sweep.job;

import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.replay.Replay;
import io.flashpaper.replay.sweep.segment.SegmentTape;
import io.flashpaper.replay.sweep.segment.TapeOutline;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/**
 * Does jobs by replaying.
 *
 * @param tape shared by all
 * @param outline of that tape
 * @param directions make strategies and plans anew for each job
 * @param account the account that is judged
 */
public record ReplayRunner(
    TapeSource tape, TapeOutline outline, TrialDirections directions, String account)
    implements JobRunner {
  /**
   * Replays the job's segment.
   *
   * @throws CancellationException if the thread is interrupted meanwhile
   */
  @Override
  public JobResult run(Job job) {
    OutcomeSink sink = new OutcomeSink(account);
    Replay replay = new Replay(directions.with(job.settings()), sink);
    try (Stream<TapeRecord> records = tape.records()) {
      replay.run(new SegmentTape(records.iterator(), outline, job.segment()), _ -> requireWanted());
    }
    return new JobResult(job, replay.events(), sink.trades(), sink.troubles());
  }

  private static void requireWanted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("the sweep is being stopped");
    }
  }
}
