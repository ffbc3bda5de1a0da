// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.cli.report.StatisticsAnswer;
import io.flashpaper.cli.report.StatisticsText;
import io.flashpaper.cli.run.ApiPath;
import io.flashpaper.cli.trades.TradeFile;
import io.flashpaper.engine.execution.statistics.Attribution;
import io.flashpaper.engine.execution.statistics.Grouping;
import io.flashpaper.engine.execution.statistics.StatisticsTally;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What closed trades say: those of a file, or of the running stack. */
@Command(
    name = "stats",
    mixinStandardHelpOptions = true,
    description = {
      "Statistics of closed trades: of FILE, or without it of the running stack.",
      "",
      "FILE holds lines of JSON as GET /api/v1/trades exports them, or CSV with a",
      "line of names first, such as:",
      "",
      "  strategy,side,p,entry,contracts,exit,outcome,fees,net",
      "  delay_arb,NO,0.58,0.49,19,0.57,YES,0.67,0.85",
      "",
      "side is YES or NO; p the strategy's probability of that side; entry and",
      "exit prices of the side in dollars, exit empty if it was held to the",
      "settlement; outcome what the venue said of the market, YES, NO or SCALAR;",
      "fees and net in dollars. side, entry, contracts and fees must be there, and",
      "net unless it follows from the others. Also known: account, instance,",
      "series, market, entryFees (of a sold trade otherwise the taker's fee,",
      "rounded up to the cent), requested, bestQuote, openedAt, closedAt,",
      "signalToOrderMs, orderToFillMs. Trades come in the order in which they",
      "closed, or with closedAt in any."
    },
    footer = {
      "  ./flashpaper stats",
      "  ./flashpaper stats --by account --json | jq .total.results",
      "  ./flashpaper stats results.csv --by side"
    },
    exitCodeList = "1:a line of FILE is no trade, or there is none")
final class StatsCommand implements Callable<Integer> {
  private static final String STDIN = "-";

  @Mixin private RunningOptions options = new RunningOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "Results of trades; - reads stdin.")
  private Optional<String> input = Optional.empty();

  @Option(
      names = "--by",
      paramLabel = "GROUP",
      defaultValue = "STRATEGY",
      description = "account, strategy (default), instance, series or side.")
  private Grouping by = Grouping.STRATEGY;

  @Option(
      names = "--bins",
      paramLabel = "N",
      description = "So many bins of calibration, 1 to 100; 10 by default. Only with FILE.")
  private int bins = StatisticsTally.BINS;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (bins < 1 || bins > 100) {
      throw new ParameterException(
          spec.commandLine(), "--bins is %d, but must be from 1 to 100".formatted(bins));
    }
    return input.isPresent() ? ofFile(input.get()) : ofStack();
  }

  private int ofStack() throws InterruptedException {
    ApiPath path = ApiPath.of("statistics").with("by", by.name().toLowerCase(Locale.ROOT));
    return options.show(path, StatisticsAnswer.class, StatisticsText::lines);
  }

  private int ofFile(String file) throws IOException {
    if (!file.equals(STDIN) && !Files.isRegularFile(Path.of(file))) {
      throw new ParameterException(spec.commandLine(), "there is no file " + file);
    }
    TradeFile found;
    try (InputStream bytes = file.equals(STDIN) ? System.in : Files.newInputStream(Path.of(file))) {
      found = TradeFile.read(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }
    PrintWriter errors = spec.commandLine().getErr();
    found.problems().forEach(problem -> errors.println("flashpaper: " + file + ", " + problem));
    if (!found.problems().isEmpty()) {
      return 1;
    }
    if (found.open() > 0) {
      errors.printf("flashpaper: %d trades are not closed and left out%n", found.open());
    }
    Attribution counted = new Attribution(by, bins);
    found.trades().forEach(counted::add);
    return options.print(
        new ObjectMapper().valueToTree(StatisticsAnswer.of(by, counted)),
        StatisticsAnswer.class,
        StatisticsText::lines);
  }
}
