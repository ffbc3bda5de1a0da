// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.cli.chaos.ChaosJson;
import io.flashpaper.cli.chaos.ChaosReport;
import io.flashpaper.cli.chaos.ChaosRun;
import io.flashpaper.cli.chaos.ChaosRun.ChaosPlanner;
import io.flashpaper.cli.chaos.ChaosText;
import io.flashpaper.cli.run.DisturbableStack;
import io.flashpaper.cli.run.StopSignal;
import io.flashpaper.cli.run.Terminal;
import io.flashpaper.cli.run.WallClock;
import io.flashpaper.stack.FileTree;
import io.flashpaper.stack.RepositoryLayout;
import io.flashpaper.stack.StackException;
import io.flashpaper.stack.StackLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    description = {
      "Kills, holds and cuts off the parts of a stack of its own, and proves the ledger the same.",
      "Then the same tape is read again in peace; exit status 1 if any row of the two ledgers"
          + " differs.",
      "On loopback, with simulated venues, in a folder of its own that is deleted when all is well."
    },
    footer = {"  ./flashpaper chaos", "  ./flashpaper chaos --minutes 0.5 --seed 21 --json"},
    exitCodeList = "1:a row of the two ledgers differs")
final class ChaosCommand implements Callable<Integer> {
  private static final double LONGEST_MINUTES = 120;
  private static final int MS_PER_MINUTE = 60_000;

  @Option(
      names = "--minutes",
      defaultValue = "5",
      paramLabel = "M",
      description = "How long to disturb, such as 0.5; ${DEFAULT-VALUE} by default.")
  private double minutes;

  @Option(
      names = "--seed",
      defaultValue = "7",
      paramLabel = "N",
      description = "What the plan and the world are drawn from; ${DEFAULT-VALUE} by default.")
  private long seed;

  @Option(
      names = "--speed",
      defaultValue = "30",
      paramLabel = "X",
      description = "World seconds per second; ${DEFAULT-VALUE} by default.")
  private double speed;

  @Option(names = "--json", description = "Print the report as JSON, and nothing else on stdout.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    if (!(minutes > 0 && minutes <= LONGEST_MINUTES)) {
      throw new StackException(
          "--minutes must be greater than 0 and at most %.0f, but is %s."
              .formatted(LONGEST_MINUTES, minutes));
    }
    RepositoryLayout layout = RepositoryLayout.find();
    Files.createDirectories(layout.workDir());
    Path folder = Files.createTempDirectory(layout.workDir(), "chaos-");
    Terminal terminal = Terminal.on(json ? System.err : System.out, System.getenv());
    Clock clock = WallClock.utc();
    terminal.line("Seed %d; everything is kept in %s".formatted(seed, folder));
    ChaosReport report;
    try (StackLog log = new StackLog(List.of(folder.resolve("chaos.log")), line -> {})) {
      ChaosPlanner planner =
          new ChaosPlanner(seed, Duration.ofMillis((long) (minutes * MS_PER_MINUTE)));
      report =
          new ChaosRun(planner, terminal, log, clock, StopSignal.listen())
              .run(() -> DisturbableStack.start(layout, folder, log, clock, seed, speed));
    } catch (InterruptedException stopped) {
      throw new StackException("Stopped before its end; see " + folder, stopped);
    }
    return tell(report, terminal, folder);
  }

  private int tell(ChaosReport report, Terminal terminal, Path folder) {
    if (json) {
      System.out.println(ChaosJson.of(report).toPrettyString());
    } else {
      ChaosText.lines(report).forEach(terminal::line);
    }
    if (!report.isIdentical()) {
      terminal.line("Kept to be looked at: " + folder);
      return 1;
    }
    try {
      FileTree.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
    return 0;
  }
}
