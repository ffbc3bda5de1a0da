// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.cli.run.PluginFolder;
import io.flashpaper.cli.run.StopSignal;
import io.flashpaper.cli.run.WallClock;
import io.flashpaper.cli.sweep.SweepJson;
import io.flashpaper.cli.sweep.SweepRequest;
import io.flashpaper.cli.sweep.SweepSession;
import io.flashpaper.cli.sweep.SweepText;
import io.flashpaper.cli.sweep.SweepTicker;
import io.flashpaper.cli.sweep.workers.WorkTopics;
import io.flashpaper.replay.sweep.report.Objective;
import io.flashpaper.replay.sweep.report.SweepReport;
import io.flashpaper.replay.sweep.space.Axis;
import io.flashpaper.replay.sweep.space.Choice;
import io.flashpaper.replay.sweep.space.Range;
import io.flashpaper.replay.sweep.space.SearchSpace;
import io.flashpaper.replay.sweep.space.Trial;
import io.flashpaper.settings.Settings;
import io.flashpaper.stack.RepositoryLayout;
import io.flashpaper.strategy.loader.InvalidParametersException;
import io.flashpaper.strategy.loader.PluginRefusedException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries many settings on a recorded tape. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = {
      "Tries many settings on a recorded tape, on all cores, and says what of the",
      "result is luck. Trials are trained and tested on different parts of the tape,",
      "each replayed from a fresh account. A sweep that was stopped goes on where it",
      "was when the same command is given again. docs/sweep.md says how to read the",
      "table. Options may stand in a file, one a line: ./flashpaper sweep @mine.sweep"
    },
    footer = {
      "  ./flashpaper sweep .flashpaper/demo/tape --account main --folds 3 \\",
      "    --grid flashpaper.strategies.delay-arb.parameters.v10.min-momentum-ppm=1000,2000,3000"
          + " \\",
      "    --grid flashpaper.strategies.delay-arb.gates.max-spread=0.02,0.04"
    },
    exitCodeList = "1:the tape cannot be read")
final class SweepCommand implements Callable<Integer> {
  private static final int STOPPED = 130;

  @Parameters(
      arity = "1..*",
      paramLabel = "TAPE",
      description = "Tape files, or directories of them, of one recording.")
  private List<Path> places = new ArrayList<>();

  @Option(
      names = "--grid",
      paramLabel = "SETTING=A,B,C",
      description = "A setting and its values; all combinations are tried. Several times.")
  private Map<String, String> grid = new LinkedHashMap<>();

  @Option(
      names = "--range",
      paramLabel = "SETTING=LOW..HIGH",
      description =
          "A setting and its range, in steps of its finest decimal: 0.01..0.10, 5s..30s. Several"
              + " times.")
  private Map<String, String> ranges = new LinkedHashMap<>();

  @Option(
      names = "--random",
      paramLabel = "N",
      description = "Draws so many trials of grids and ranges instead of trying all.")
  private Optional<Integer> random = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the draws and of the bootstrap; ${DEFAULT-VALUE} by default.")
  private long seed = 1;

  @Option(
      names = "--account",
      paramLabel = "NAME",
      defaultValue = "main",
      description = "The account that is judged; ${DEFAULT-VALUE} by default.")
  private String account = "main";

  @Option(
      names = "--objective",
      paramLabel = "WHAT",
      defaultValue = "per-market",
      description =
          "The net result per-market (default: of all there were to trade), per-trade or total.")
  private String objective = "per-market";

  @Option(
      names = "--folds",
      paramLabel = "K",
      defaultValue = "3",
      description =
          "Tests the choice so many times on what came after; ${DEFAULT-VALUE} by default.")
  private int folds = 3;

  @Option(
      names = "--holdout",
      paramLabel = "P%%",
      defaultValue = "0%",
      description = "Keeps the end of the tape back, for one look at the best trial.")
  private String holdout = "0%";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings as a service's application.properties has them, over the usual ones.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "SETTING=VALUE",
      description = "A setting that is the same in all trials. Several times.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "Where the strategies' jars are; by default those of the demo.")
  private Optional<Path> plugins = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many replays run at once; by default as many as there are cores.")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description =
          "Where results are kept; by default in .flashpaper/sweeps, by program and settings.")
  private Optional<Path> results = Optional.empty();

  @Option(
      names = "--workers-topic",
      paramLabel = "NAME",
      description = "Leaves the replays to ./flashpaper sweep-worker elsewhere, by this topic.")
  private Optional<String> workersTopic = Optional.empty();

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "The Kafka of --workers-topic.")
  private Optional<String> bootstrapServers = Optional.empty();

  @Mixin private KafkaOption kafka = new KafkaOption();

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "20",
      description = "So many trials in the table; ${DEFAULT-VALUE} by default.")
  private int top = 20;

  @Option(names = "--json", description = "The report as JSON, and nothing else on stdout.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintStream errors = System.err;
    StopSignal.listen();
    SweepTicker ticker =
        new SweepTicker(errors, System.console() != null && !json, WallClock.utc());
    try {
      SweepSession session = SweepSession.prepare(request());
      errors.println(session.sentence());
      SweepReport report = session.run(ticker);
      if (json) {
        System.out.println(SweepJson.write(report).toPrettyString());
      } else {
        SweepText.lines(report, top).forEach(System.out::println);
      }
      errors.println(ticker.summary() + "; kept in " + session.results());
      return 0;
    } catch (IllegalArgumentException | PluginRefusedException | InvalidParametersException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    } catch (InterruptedException stopped) {
      errors.println();
      errors.println("Stopped: what is done is kept. The same command goes on.");
      return STOPPED;
    }
  }

  private SweepRequest request() throws IOException {
    return new SweepRequest(
        places,
        trials(),
        settings(),
        plugins.isPresent() ? plugins.get() : PluginFolder.prepare(RepositoryLayout.find()),
        account,
        objective(),
        folds,
        percent(),
        seed,
        threads.orElseGet(() -> Runtime.getRuntime().availableProcessors()),
        results,
        topics());
  }

  private List<Trial> trials() {
    List<Axis> axes = new ArrayList<>();
    grid.forEach((key, values) -> axes.add(Choice.parse(key, values)));
    ranges.forEach((key, range) -> axes.add(Range.parse(key, range)));
    SearchSpace space = new SearchSpace(axes);
    return random.map(count -> space.random(count, seed)).orElseGet(space::grid);
  }

  private Settings settings() throws IOException {
    Settings settings = Settings.usual();
    if (config.isPresent()) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(config.get())) {
        properties.load(reader);
      }
      Map<String, String> given = new TreeMap<>();
      properties.stringPropertyNames().forEach(key -> given.put(key, properties.getProperty(key)));
      settings = settings.with(Settings.of(given));
    }
    return settings.with(Settings.of(overrides));
  }

  private Objective objective() {
    for (Objective each : Objective.values()) {
      if (each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(objective)) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "there is no objective %s: choose per-market, per-trade or total".formatted(objective));
  }

  private int percent() {
    String number = holdout.endsWith("%") ? holdout.substring(0, holdout.length() - 1) : holdout;
    try {
      return Integer.parseInt(number);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "--holdout is a share such as 30%%, not %s".formatted(holdout), e);
    }
  }

  private Optional<WorkTopics> topics() {
    if (workersTopic.isPresent() != bootstrapServers.isPresent()) {
      throw new IllegalArgumentException(
          "--workers-topic and --bootstrap-servers go together: name both or neither");
    }
    return workersTopic.map(
        topic -> new WorkTopics(kafka.at(bootstrapServers.orElseThrow()), topic));
  }
}
