// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.cli.decide.DecideOptions;
import io.flashpaper.cli.decide.DecidePlan;
import io.flashpaper.cli.decide.DecideRun;
import io.flashpaper.cli.decide.DecideRun.Wanted;
import io.flashpaper.cli.decide.SampleLines;
import io.flashpaper.cli.run.PluginFolder;
import io.flashpaper.stack.RepositoryLayout;
import io.flashpaper.strategy.loader.AllowedPlugins;
import io.flashpaper.strategy.loader.PluginDirectory;
import io.flashpaper.strategy.loader.PluginStore;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs strategies alone over a file of plain samples. */
@Command(
    name = "decide",
    mixinStandardHelpOptions = true,
    description = {
      "Runs strategies alone over a file of plain samples, one a line:",
      "",
      "  {\"t\":1770056100000,\"btc\":76494.99,\"ticker\":\"KXBTC15M-26FEB021330-30\",",
      "   \"closeTime\":1770057000000,\"windowSeconds\":900,",
      "   \"yesBid\":\"0.52\",\"yesAsk\":\"0.54\",\"volume\":1200}",
      "",
      "and prints one line of JSON per decision and flash crash, with --rejects",
      "also per rejection. Each sample is one evaluation of its market. There is",
      "no ledger: neither an open position nor a cooldown ever stops anything.",
      "Needs no running stack. All fields are described in docs/decide.md."
    },
    footer = {
      "  ./flashpaper decide day.jsonl --strategy delay-arb --profile v10",
      "  ./flashpaper decide day.jsonl --strategy all --rejects | jq -r .reason | sort | uniq -c"
    },
    exitCodeList = "1:a line was no sample, or there was none")
final class DecideCommand implements Callable<Integer> {
  private static final String STDIN = "-";
  private static final int BUFFER = 1 << 16;

  @Parameters(paramLabel = "INPUT.jsonl", description = "A file of samples; - reads stdin.")
  private String input = STDIN;

  @Option(
      names = "--strategy",
      required = true,
      paramLabel = "NAME",
      description =
          "delay-arb, mean-reversion-high, mean-rev-flash, one of your own, or all; may be given"
              + " several times.")
  private List<String> strategies = new ArrayList<>();

  @Option(
      names = "--profile",
      defaultValue = "v10",
      paramLabel = "PROFILE",
      description =
          "v10 (default) or model: which rule delay_arb uses. model needs samples about once a"
              + " second and their field \"strike\".")
  private String profile = "v10";

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A strategy's parameter, such as min-momentum-ppm=2000.")
  private Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = "--gate",
      paramLabel = "NAME=VALUE",
      description =
          "An entry filter: min-time-to-close, max-time-to-close, open-window, close-window,"
              + " max-spread, min-volume or chain.")
  private Map<String, String> gates = new LinkedHashMap<>();

  @Option(
      names = "--flash",
      paramLabel = "NAME=VALUE",
      description =
          "What counts as a flash crash: min-drop-ppm, min-abs-drop, window, rearm-after or gap.")
  private Map<String, String> flash = new LinkedHashMap<>();

  @Option(names = "--rejects", description = "Also a line for whatever does not enter, and why.")
  private boolean rejects;

  @Option(
      names = "--every",
      description =
          "A decision for each sample at which a strategy wants to enter, not only for the first in"
              + " a row.")
  private boolean every;

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "Where the strategies' jars are; by default those of the demo.")
  private Optional<Path> plugins = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (!input.equals(STDIN) && !Files.isRegularFile(Path.of(input))) {
      throw wrong("there is no file " + input);
    }
    DecidePlan plan = plan();
    PrintWriter errors = spec.commandLine().getErr();
    SampleLines lines = new SampleLines();
    try (InputStream bytes =
            input.equals(STDIN) ? System.in : Files.newInputStream(Path.of(input));
        PrintWriter out = new PrintWriter(new BufferedWriter(output(), BUFFER))) {
      DecideRun run =
          new DecideRun(plan, new Wanted(every, rejects), out::println, line -> tell(errors, line));
      Reader reader = new InputStreamReader(bytes, StandardCharsets.UTF_8);
      lines.read(reader, run, line -> tell(errors, line), out::checkError);
      out.flush();
      run.summary().forEach(line -> tell(errors, line));
    }
    if (lines.isEmpty()) {
      tell(errors, input + " holds no sample: write one a line, as ./flashpaper decide -h shows");
    }
    return lines.isEmpty() || lines.bad() > 0 ? 1 : 0;
  }

  private PrintWriter output() {
    return spec.commandLine().getOut();
  }

  private static void tell(PrintWriter errors, String sentence) {
    errors.println("flashpaper: " + sentence);
  }

  private DecidePlan plan() throws IOException {
    Path folder =
        plugins.isPresent() ? plugins.get() : PluginFolder.prepare(RepositoryLayout.find());
    try {
      return DecidePlan.of(
          new DecideOptions(strategies, profile, parameters, gates, flash),
          new PluginDirectory(
                  folder,
                  new PluginStore(folder.resolve(".kept")),
                  AllowedPlugins.of(System.getenv()))
              .scan());
    } catch (IllegalArgumentException wrong) {
      throw wrong(String.valueOf(wrong.getMessage()));
    }
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
