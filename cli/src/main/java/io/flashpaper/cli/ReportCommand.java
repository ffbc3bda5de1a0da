// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.cli.run.StackClient;
import io.flashpaper.cli.run.WallClock;
import io.flashpaper.cli.session.SessionFiles;
import io.flashpaper.cli.session.SessionJson;
import io.flashpaper.cli.session.SessionReport;
import io.flashpaper.cli.session.StackReport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A running stack's session as a page. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Writes what the running stack did as one HTML page that needs nothing beside it:",
      "summary, equity, strategies with intervals, what stood in the way, every trade.",
      "Beside it the same as JSON. demo and live write one when they end and each day",
      "at midnight UTC; replay --report writes that of a replay."
    },
    footer = {
      "  ./flashpaper report",
      "  ./flashpaper report --since 2026-11-22T00:00:00Z --out sunday.html",
      "  ./flashpaper report --json | jq .pnl"
    })
final class ReportCommand implements Callable<Integer> {
  @Mixin private RunningOptions options = new RunningOptions();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "From this tape time on; the last day of tape time by default.")
  private Optional<Instant> since = Optional.empty();

  @Option(
      names = "--out",
      defaultValue = "report.html",
      paramLabel = "FILE",
      description = "The page; ${DEFAULT-VALUE} by default. The JSON is beside it.")
  private Path out = Path.of("report.html");

  @Override
  public Integer call() throws InterruptedException {
    String kind = options.isElsewhere() ? "stack" : options.stack().mode();
    SessionReport.Run run =
        SessionReport.Run.unknown(kind, Main.VERSION, WallClock.utc().instant());
    try (StackClient client = options.client()) {
      SessionReport report = StackReport.read(client, since, run);
      if (options.json()) {
        return options.print(SessionJson.of(report));
      }
      SessionFiles.write(report, out);
      return options.print(
          List.of(
              "page     " + out.toAbsolutePath(),
              "json     " + SessionFiles.json(out.toAbsolutePath())));
    }
  }
}
