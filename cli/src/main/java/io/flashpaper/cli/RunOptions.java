// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.cli.report.SummaryText;
import io.flashpaper.cli.report.SummaryView;
import io.flashpaper.cli.run.RunOutcome;
import io.flashpaper.cli.run.RunRequest;
import io.flashpaper.cli.run.StackClient;
import io.flashpaper.cli.run.StackSession;
import io.flashpaper.cli.run.StopSignal;
import io.flashpaper.cli.run.Terminal;
import io.flashpaper.cli.run.WallClock;
import io.flashpaper.cli.session.SessionFiles;
import io.flashpaper.cli.session.SessionReport;
import io.flashpaper.cli.session.StackReport;
import io.flashpaper.stack.RepositoryLayout;
import io.flashpaper.stack.StackException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that runs a stack understands. */
final class RunOptions {
  @Option(
      names = "--for",
      paramLabel = "SPAN",
      converter = Spans.class,
      description = "How long to run, by your clock: 90s, 2m, 8h.")
  private @Nullable Duration duration;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder everything is kept in; beneath .flashpaper by default.")
  private @Nullable Path dataDir;

  @Option(
      names = "--http-port",
      paramLabel = "N",
      description = "Port of the REST API; 8080 by default, another one if that is taken.")
  private @Nullable Integer httpPort;

  @Option(names = "--fresh", description = "Throw away what earlier runs left in the data folder.")
  private boolean fresh;

  @Option(
      names = "--no-record",
      description = "Do not record the topics as tape files in the data folder's tape/.")
  private boolean noRecord;

  @Option(
      names = "--keep",
      defaultValue = "0",
      paramLabel = "DAYS",
      description = "Days of recorded tape to keep, today's among them; all by default.")
  private int keepDays;

  @Option(
      names = "--verify-at",
      defaultValue = "03:10",
      paramLabel = "HH:MM",
      description =
          "When, in UTC, the ledger is verified each day; off for never. 03:10 by default.")
  private String verifyAt = "03:10";

  @Option(names = "--json", description = "Print the summary as JSON, and nothing else on stdout.")
  private boolean json;

  @Option(names = "--verbose", description = "Print the log lines of all parts too.")
  private boolean verbose;

  /** Runs a stack and prints what it did; the exit status. */
  int run(RunRequest.Source source, String defaultFolder, Optional<Duration> defaultDuration) {
    RepositoryLayout layout = RepositoryLayout.find();
    RunRequest request =
        new RunRequest(
            source,
            dataDir == null ? layout.workDir().resolve(defaultFolder) : dataDir,
            Optional.ofNullable(duration).or(() -> defaultDuration),
            Optional.ofNullable(httpPort),
            fresh,
            noRecord ? Optional.empty() : Optional.of(keepDays),
            verifyAt());
    Map<String, String> environment = System.getenv();
    Terminal terminal = Terminal.on(json ? System.err : System.out, environment);
    StackSession session =
        new StackSession(
            layout,
            request,
            Main.VERSION,
            terminal,
            WallClock.utc(),
            StopSignal.listen(),
            (client, since, outcome, page) ->
                SessionFiles.write(
                    StackReport.read(client, Optional.of(since), run(request, outcome)), page));
    RunOutcome outcome = session.run(verbose, environment);
    return report(outcome, session, terminal);
  }

  private static SessionReport.Run run(RunRequest request, RunOutcome outcome) {
    return new SessionReport.Run(
        request.modeName(),
        Main.VERSION,
        WallClock.utc().instant(),
        Optional.of(outcome.start()),
        Optional.of(outcome.ran()),
        Optional.of(new SessionReport.End(outcome.complete(), outcome.exitReason())));
  }

  private Optional<LocalTime> verifyAt() {
    try {
      return verifyAt.equals("off") ? Optional.empty() : Optional.of(LocalTime.parse(verifyAt));
    } catch (DateTimeParseException wrong) {
      throw new StackException(
          "--verify-at is a time such as 03:10, or off, not %s.".formatted(verifyAt), wrong);
    }
  }

  private int report(RunOutcome outcome, StackSession session, Terminal terminal) {
    boolean ran = outcome.ran().isPositive();
    if (ran && outcome.summary().isEmpty()) {
      System.err.println(
          "flashpaper: the stack ran but did not say what it did; see "
              + session.whereToLook().get(1));
      return 1;
    }
    if (json) {
      System.out.println(outcome.summaryWithEnd().toPrettyString());
    } else if (ran) {
      SummaryView summary = StackClient.read(outcome.summaryWithEnd(), SummaryView.class);
      SummaryText.lines(summary, outcome.exitReason(), outcome.ran(), session.whereToLook())
          .forEach(terminal::line);
    } else {
      terminal.line("Ended: " + outcome.exitReason() + ".");
    }
    return 0;
  }
}
