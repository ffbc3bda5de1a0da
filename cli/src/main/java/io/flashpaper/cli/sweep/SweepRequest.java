// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.sweep;

import io.flashpaper.cli.sweep.workers.WorkTopics;
import io.flashpaper.replay.sweep.report.Objective;
import io.flashpaper.replay.sweep.space.Trial;
import io.flashpaper.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a user asks for.
 *
 * @param tapes files and directories
 * @param trials to try
 * @param settings beneath those of the trials
 * @param plugins the folder of jars
 * @param account the account that is judged
 * @param objective by what
 * @param folds how many tests
 * @param holdoutPercent how much of the tape is held out
 * @param seed of the bootstrap
 * @param threads how many replays at once
 * @param results where results are kept; by program and settings if empty
 * @param workers where workers get their jobs; none if empty
 */
public record SweepRequest(
    List<Path> tapes,
    List<Trial> trials,
    Settings settings,
    Path plugins,
    String account,
    Objective objective,
    int folds,
    int holdoutPercent,
    long seed,
    int threads,
    Optional<Path> results,
    Optional<WorkTopics> workers) {
  /** Freezes the lists. */
  public SweepRequest {
    tapes = List.copyOf(tapes);
    trials = List.copyOf(trials);
  }
}
