// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.cli.replay.LedgerOutput;
import io.flashpaper.cli.replay.Pace;
import io.flashpaper.cli.replay.ProgressBar;
import io.flashpaper.cli.replay.RecordedTape;
import io.flashpaper.cli.replay.RecordedTape.Events;
import io.flashpaper.cli.replay.ReplayPlugins;
import io.flashpaper.cli.replay.ReplayedSession;
import io.flashpaper.cli.replay.ReplayedSummary;
import io.flashpaper.cli.report.SummaryText;
import io.flashpaper.cli.report.SummaryView;
import io.flashpaper.cli.run.PluginFolder;
import io.flashpaper.cli.run.StackClient;
import io.flashpaper.cli.run.StopSignal;
import io.flashpaper.cli.run.WallClock;
import io.flashpaper.cli.session.SessionFiles;
import io.flashpaper.cli.session.SessionReport;
import io.flashpaper.replay.Directions;
import io.flashpaper.replay.LedgerSink;
import io.flashpaper.replay.LedgerSummary;
import io.flashpaper.replay.Replay;
import io.flashpaper.replay.record.ConfigurationRecord;
import io.flashpaper.replay.record.RecordedDirections;
import io.flashpaper.settings.Settings;
import io.flashpaper.stack.RepositoryLayout;
import io.flashpaper.strategy.loader.PluginRefusedException;
import io.flashpaper.tapefiles.read.TapeFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs recorded tapes through the engines. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a recorded tape straight through the engines, in one process and as fast",
      "as it goes, and prints the same summary as the stack that recorded it.",
      "",
      "Without --config everything is as it was: the strategies by the SHA-256 of",
      "their jars, their settings, the accounts, the commands. --set changes some of",
      "it; --config begins with the usual settings and those of a file instead."
    },
    footer = {
      "  ./flashpaper replay .flashpaper/demo/tape",
      "  ./flashpaper replay DIR --set flashpaper.strategies.delay-arb.gates.max-spread=0.03",
      "  ./flashpaper replay DIR --report replay.html",
      "  ./flashpaper replay DIR --config mine.properties --ledger out --format parquet"
    },
    exitCodeList =
        "1:the tape or the record cannot be read, or the tape holds nothing of that span")
final class ReplayCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "TAPE",
      description = "Tape files, or directories of them.")
  private List<Path> places = new ArrayList<>();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Settings as a service's application.properties has them, instead of the record.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "SETTING=VALUE",
      description = "One setting in place of the recorded or configured one; several times.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Option(
      names = "--shard",
      paramLabel = "K",
      description = "What is on record of shard K alone; of all shards in one ledger without it.")
  private Optional<Integer> shard = Optional.empty();

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "Where the strategies' jars are, and .kept beneath it; by default the demo's.")
  private Optional<Path> plugins = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "From the first key frame at or after this tape time, with new accounts.")
  private Optional<Instant> from = Optional.empty();

  @Option(names = "--to", paramLabel = "TIME", description = "Up to this tape time.")
  private Optional<Instant> to = Optional.empty();

  @Option(
      names = "--speed",
      paramLabel = "N",
      description = "So many seconds of tape in one of yours; by default as fast as it goes.")
  private Optional<Double> speed = Optional.empty();

  @Option(
      names = "--ledger",
      paramLabel = "DIR",
      description = "Write every entry of the ledger there.")
  private Optional<Path> ledger = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "NDJSON",
      description = "Of --ledger: ndjson (default), csv or parquet, a file for each kind of entry.")
  private LedgerOutput.Format format = LedgerOutput.Format.NDJSON;

  @Option(
      names = "--database",
      paramLabel = "JDBC-URL",
      description =
          "Write the ledger into an empty PostgreSQL database, as execution-service would.")
  private Optional<String> database = Optional.empty();

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the session's report there, an HTML page, and beside it its JSON.")
  private Optional<Path> report = Optional.empty();

  @Option(names = "--json", description = "Print the summary as JSON, and nothing else on stdout.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    speed
        .filter(each -> !(each > 0))
        .ifPresent(
            wrong -> {
              throw wrong("--speed is %s, but must be above 0".formatted(wrong));
            });
    PrintStream errors = System.err;
    TapeFiles files = TapeFiles.of(places, notice -> errors.println("flashpaper: " + notice));
    InstantSource clock = WallClock.utc();
    LedgerSummary summary = new LedgerSummary();
    ReplayedSession session = new ReplayedSession();
    LedgerSink counted = report.isPresent() ? summary.and(session) : summary;
    Instant began = clock.instant();
    try (LedgerOutput output = LedgerOutput.of(ledger, format, database, Main.VERSION);
        var tape = files.tape()) {
      Replay replay = new Replay(directions(files), counted.and(output));
      Events events = new Events(tape, ms(from), ms(to));
      Pace pace = new Pace(speed, clock, StopSignal.listen());
      Span span = span(files);
      ProgressBar bar = new ProgressBar(errors, System.console() != null && !json);
      replay.run(
          pace.over(events),
          timeMs -> bar.show(share(span, timeMs), words(replay), clock.instant()));
      bar.clear();
      if (events.firstMs().isEmpty()) {
        errors.println("flashpaper: the tape holds no event of that span");
        return 1;
      }
      SummaryView view = ReplayedSummary.of(summary, events.firstMs().getAsLong(), events.lastMs());
      Duration took = Duration.between(began, clock.instant());
      report.ifPresent(
          page -> SessionFiles.write(session.report(summary, view, run(began, took)), page));
      show(view, replay.events(), took);
    }
    return 0;
  }

  private static SessionReport.Run run(Instant began, Duration took) {
    return new SessionReport.Run(
        "replay",
        Main.VERSION,
        began.plus(took),
        Optional.of(began),
        Optional.of(took),
        Optional.of(new SessionReport.End(true, "replayed")));
  }

  private OptionalInt part() {
    return shard.map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  private static OptionalLong ms(Optional<Instant> time) {
    return time.map(at -> OptionalLong.of(at.toEpochMilli())).orElse(OptionalLong.empty());
  }

  private static String words(Replay replay) {
    return ProgressBar.count(replay.events()) + " events";
  }

  private static double share(Span span, long timeMs) {
    return (double) (timeMs - span.fromMs()) / Math.max(1, span.toMs() - span.fromMs());
  }

  private Span span(TapeFiles files) {
    return new Span(
        ms(from).orElseGet(() -> files.tapeTimes().firstMs()),
        ms(to).orElseGet(() -> files.tapeTimes().lastMs()));
  }

  /** Of tape time, for the bar. */
  private record Span(long fromMs, long toMs) {}

  private Directions directions(TapeFiles files) throws IOException {
    Path folder =
        plugins.isPresent() ? plugins.get() : PluginFolder.prepare(RepositoryLayout.find());
    ReplayPlugins found = new ReplayPlugins(folder);
    try {
      Settings others = Settings.of(overrides);
      if (config.isPresent()) {
        Settings settings = Settings.usual().with(read(config.get())).with(others);
        return RecordedDirections.constant(settings, found, found.policies());
      }
      ConfigurationRecord record = RecordedTape.record(files, part());
      return record.isComplete()
          ? new RecordedDirections(record, others, found, found.policies()).directions()
          : unrecorded(others, found);
    } catch (IllegalArgumentException | PluginRefusedException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private Directions unrecorded(Settings others, ReplayPlugins found) {
    System.err.println(
        "flashpaper: there is no record of what ran beside this tape; the usual strategies and"
            + " accounts are taken");
    return RecordedDirections.constant(Settings.usual().with(others), found, found.policies());
  }

  private static Settings read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    Map<String, String> settings = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> settings.put(name, properties.getProperty(name)));
    return Settings.of(settings);
  }

  private void show(SummaryView summary, long events, Duration took) {
    PrintWriter out = spec.commandLine().getOut();
    double seconds = Math.max(took.toMillis(), 1) / 1000.0;
    String pace =
        "%s events in %.1f s, %s a second; %.0f times real time"
            .formatted(
                ProgressBar.count(events),
                seconds,
                ProgressBar.count(Math.round(events / seconds)),
                summary.durationSeconds() / seconds);
    if (json) {
      ObjectNode answer = StackClient.tree(summary);
      answer.put("events", events).put("seconds", seconds);
      out.println(answer.toPrettyString());
      return;
    }
    List<String> whereToLook = new ArrayList<>(List.of(pace));
    report.ifPresent(page -> whereToLook.add("report   " + page.toAbsolutePath()));
    SummaryText.lines(summary, "replayed", took, whereToLook).forEach(out::println);
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
