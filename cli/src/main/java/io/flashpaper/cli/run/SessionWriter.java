// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import java.nio.file.Path;
import java.time.Instant;

/** Writes what a session came to, while its stack still answers. */
@FunctionalInterface
public interface SessionWriter {
  /**
   * Writes the report.
   *
   * @param client the stack
   * @param since the tape time at which the session began
   * @param outcome how it ended
   * @param page the file to write; others may be put beside it
   */
  void write(StackClient client, Instant since, RunOutcome outcome, Path page)
      throws InterruptedException;
}
