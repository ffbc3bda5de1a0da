// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.cli.run.ApiPath;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which part of the tape a command asks about. */
final class Period {
  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "From this tape time on, such as 2026-11-22T14:00:00Z.")
  private Optional<Instant> since = Optional.empty();

  @Option(names = "--until", paramLabel = "TIME", description = "Before this tape time.")
  private Optional<Instant> until = Optional.empty();

  /** The path with the period. */
  ApiPath on(ApiPath path) {
    return path.with("since", since).with("until", until);
  }
}
