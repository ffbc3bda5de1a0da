// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.cli.report.Figures;
import io.flashpaper.cli.world.World;
import io.flashpaper.cli.world.WorldFile;
import io.flashpaper.kafka.KafkaCluster;
import io.flashpaper.stack.RepositoryLayout;
import io.flashpaper.stack.StackException;
import io.flashpaper.stack.StackLog;
import io.flashpaper.stack.Supervisor;
import io.flashpaper.tape.Topic;
import io.flashpaper.tapefiles.record.RecordSettings;
import io.flashpaper.tapefiles.write.WriteSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One run of a whole stack, from an empty machine to an empty machine. */
public final class StackSession {
  private static final ObjectMapper JSON = new ObjectMapper();
  // A killed run does not say how far its world has come: until it says so again, assume this much.
  private static final Duration UNTIL_IT_SAYS_SO_AGAIN = Duration.ofSeconds(10);
  private static final int SUMMARY_TRIES = 3;
  private static final Duration REST_PATIENCE = Duration.ofSeconds(15);

  private final RepositoryLayout layout;
  private final RunRequest request;
  private final String program;
  private final Terminal terminal;
  private final Clock clock;
  private final StopSignal stop;
  private final SessionWriter writer;
  private final DataFolder folder;
  private final Instant start;

  /**
   * A run of this request; everything said goes to the terminal.
   *
   * @param program the version of this program, for the files it records
   * @param writer writes the report when it ends
   */
  public StackSession(
      RepositoryLayout layout,
      RunRequest request,
      String program,
      Terminal terminal,
      Clock clock,
      StopSignal stop,
      SessionWriter writer) {
    this.layout = layout;
    this.request = request;
    this.program = program;
    this.terminal = terminal;
    this.clock = clock;
    this.stop = stop;
    this.writer = writer;
    this.folder = new DataFolder(request.dataDir());
    this.start = clock.instant();
  }

  /**
   * Starts everything, watches it, and stops it again.
   *
   * @param verbose whether the children's log lines go to the terminal too
   * @throws StackException if it cannot start; nothing runs then
   */
  public RunOutcome run(boolean verbose, Map<String, String> environment) {
    folder.prepare();
    try (StackLog log = new StackLog(List.of(), line -> printIf(verbose, line));
        Supervisor supervisor = Supervisor.open(folder.root(), log)) {
      if (request.fresh()) {
        folder.clear();
      }
      log.writeTo(folder.runLog(start));
      log.writeTo(folder.liveLog());
      StackStarter starter =
          new StackStarter(layout, request, folder, supervisor, terminal, clock, environment);
      return watch(started(starter), supervisor, log);
    } catch (InterruptedException e) {
      return new RunOutcome(start, Duration.ZERO, Optional.empty(), false, "stopped before it ran");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write in " + folder.root(), e);
    }
  }

  private RunningStack started(StackStarter starter) throws InterruptedException, IOException {
    try {
      return starter.start();
    } catch (InterruptedException e) {
      terminal.line("Stopping before it ran");
      throw e;
    }
  }

  private void printIf(boolean verbose, String line) {
    if (verbose) {
      terminal.aside(line);
    }
  }

  private RunOutcome watch(RunningStack stack, Supervisor supervisor, StackLog log) {
    try (StackClient client = new StackClient(stack.api());
        TapeRecording recording = recording(stack, log);
        DailyWork daily = daily(stack, log)) {
      terminal.heading(
          "Running. The dashboard: %s/, REST API: %s/q/swagger-ui"
              .formatted(stack.api(), stack.api()));
      request
          .duration()
          .ifPresentOrElse(
              span ->
                  terminal.line(
                      "It ends by itself after %s; Ctrl-C ends it sooner."
                          .formatted(Figures.span(span))),
              () -> terminal.line("Ctrl-C ends it."));
      Instant begin = clock.instant();
      RunLoop loop =
          new RunLoop(stack, client, terminal, line -> log.line("status", line), clock, stop);
      RunLoop.End end =
          loop.run(
              request.duration(),
              world -> remember(stack, world),
              () -> leaveResult(outcome(stack, client, begin, new RunLoop.End(false, "running"))));
      stop.settle();
      terminal.line("Stopping (" + end.reason() + ")");
      comeToRest(stack, supervisor);
      RunOutcome outcome = outcome(stack, client, begin, end);
      leaveResult(outcome);
      leaveReport(stack, client, outcome);
      daily.close();
      recording.stop();
      return outcome;
    }
  }

  /**
   * The feed ends first, and the ledger takes in all that it wrote: so whatever is said of the run
   * is of one ledger, and of its last one.
   */
  private void comeToRest(RunningStack stack, Supervisor supervisor) {
    supervisor.stop(Part.FEED.process());
    try {
      if (!new LedgerDrain(stack.kafka(), stack.api(), clock).isWholeWithin(REST_PATIENCE)) {
        terminal.line(
            "The ledger is not at the end of the tape yet: the next run takes in the rest.");
      }
    } catch (InterruptedException e) {
      stop.settle();
    }
  }

  private TapeRecording recording(RunningStack stack, StackLog log) {
    Consumer<String> notices =
        text -> {
          terminal.line(text);
          log.line("recorder", text);
        };
    return request
        .keepTape()
        .map(
            days ->
                TapeRecording.start(
                    new RecordSettings(
                        KafkaCluster.at(stack.kafka()),
                        folder.tape(),
                        new WriteSettings(Topic.UNDERLYING, program, days),
                        RecordSettings.FLUSH_EVERY),
                    clock,
                    notices))
        .orElseGet(TapeRecording::none);
  }

  private DailyWork daily(RunningStack stack, StackLog log) {
    return DailyWork.start(
        stack,
        folder,
        request.verifyAt(),
        clock,
        text -> {
          terminal.line(text);
          log.line("daily", text);
        });
  }

  /** An upper bound, so that a world goes on after its last event even if this run is killed. */
  private void remember(RunningStack stack, Instant world) {
    Duration ahead =
        switch (request.source()) {
          case RunRequest.Source.Real _ -> Duration.ZERO;
          case RunRequest.Source.Simulated simulated ->
              Duration.ofMillis((long) (UNTIL_IT_SAYS_SO_AGAIN.toMillis() * simulated.speed()));
        };
    Instant bound = world.plus(ahead);
    Instant latest = stack.worldEnd().filter(bound::isAfter).orElse(bound);
    WorldFile file = new WorldFile(folder.root());
    Optional<World> known = file.read();
    known.ifPresent(w -> file.write(w.playedTo(latest)));
  }

  private RunOutcome outcome(
      RunningStack stack, StackClient client, Instant begin, RunLoop.End end) {
    Duration ran = Duration.between(begin, clock.instant());
    return new RunOutcome(start, ran, summary(stack, client), end.complete(), end.reason());
  }

  private Optional<ObjectNode> summary(RunningStack stack, StackClient client) {
    for (int attempt = 1; attempt <= SUMMARY_TRIES; attempt++) {
      try {
        if (client.summaryJson(stack.origin()) instanceof ObjectNode summary) {
          return Optional.of(summary);
        }
      } catch (StackException e) {
        terminal.line("No summary: " + e.getMessage());
      } catch (InterruptedException e) {
        stop.settle();
      }
    }
    return Optional.empty();
  }

  /** A report that cannot be written must not spoil a run that went well. */
  private void leaveReport(RunningStack stack, StackClient client, RunOutcome outcome) {
    Path page = folder.report(start);
    try {
      writer.write(client, stack.origin(), outcome, page);
      terminal.line("The session's report is " + page);
    } catch (StackException | UncheckedIOException failed) {
      terminal.line("No report: " + failed.getMessage());
    } catch (InterruptedException e) {
      stop.settle();
    }
  }

  private void leaveResult(RunOutcome outcome) {
    Path file = folder.result(start);
    try {
      Files.createDirectories(file.getParent());
      JSON.writerWithDefaultPrettyPrinter()
          .writeValue(file.toFile(), outcome.result(folder.runLog(start), folder.report(start)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Where to look after the run, one sentence each. */
  public List<String> whereToLook() {
    String tape = request.keepTape().isPresent() ? folder.tape().toString() : "not recorded";
    return List.of(
        "result   " + folder.result(start),
        "log      " + folder.runLog(start),
        "report   " + folder.report(start),
        "tape     " + tape,
        "trades   ./flashpaper trades --data %s, while a stack runs there".formatted(folder.root()),
        "go on    the same command goes on where this one stopped; --fresh starts anew");
  }
}
