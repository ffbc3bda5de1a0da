// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.cli.report.SizeText;
import io.flashpaper.cli.run.PluginFolder;
import io.flashpaper.cli.size.Bought;
import io.flashpaper.cli.size.ResultFile;
import io.flashpaper.cli.size.SizeStep;
import io.flashpaper.engine.execution.fees.FeePolicy;
import io.flashpaper.engine.execution.fees.FeeSchedule;
import io.flashpaper.engine.execution.sizing.BreakEven;
import io.flashpaper.engine.execution.sizing.BuiltInSizing;
import io.flashpaper.engine.execution.sizing.ContractCount;
import io.flashpaper.engine.execution.sizing.Sizer;
import io.flashpaper.engine.execution.sizing.SizingPlan;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.stack.RepositoryLayout;
import io.flashpaper.strategy.api.sizing.TradeAtHand;
import io.flashpaper.strategy.loader.AllowedPlugins;
import io.flashpaper.strategy.loader.InvalidParametersException;
import io.flashpaper.strategy.loader.LoadedSizing;
import io.flashpaper.strategy.loader.PluginDirectory;
import io.flashpaper.strategy.loader.PluginKind;
import io.flashpaper.strategy.loader.PluginStore;
import io.flashpaper.strategy.loader.SizingCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sizes by hand. */
@Command(
    name = "size",
    mixinStandardHelpOptions = true,
    description = {
      "How much the next trade may cost after the results in FILE, step by step; or,",
      "with --budget and --limit, how many contracts dollars buy, fee included.",
      "",
      "FILE holds one result a line: the net of a trade in dollars, after fees, such",
      "as -3.10; or CSV with a line of names first, of which net (or pnl) is read; or",
      "JSON as GET /api/v1/trades exports it. Results stand in the order in which the",
      "trades closed, or in any if each says closedAt. Trades without a result yet are",
      "left out."
    },
    footer = {
      "  ./flashpaper size results.csv",
      "  ./flashpaper size results.csv --set base-size=5 --break-even push",
      "  ./flashpaper size results.csv --policy fractional-kelly --limit 0.53 --probability 0.6",
      "  ./flashpaper size --budget 10 --limit 0.53 --mode legacy-cent-per-order"
    },
    exitCodeList = "1:a line is no result, or there is none")
final class SizeCommand implements Callable<Integer> {
  private static final String STDIN = "-";
  private static final Price EVEN = Price.ofCents(50);

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "Results; - reads stdin.")
  private Optional<String> input = Optional.empty();

  @Option(
      names = "--policy",
      defaultValue = "dynamic",
      paramLabel = "ID",
      description = "dynamic (default), fixed, fractional-kelly, or the id of a plugin's policy.")
  private String policy = "dynamic";

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A parameter of the policy, such as base-size=5.")
  private SortedMap<String, String> parameters = new TreeMap<>();

  @Option(
      names = "--break-even",
      defaultValue = "loss",
      paramLabel = "WHAT",
      description = "What a result of exactly $0 is: loss (default), or push: not counted.")
  private String breakEven = "loss";

  @Option(
      names = "--cash",
      defaultValue = "1000",
      paramLabel = "DOLLARS",
      description = "What the account began with; 1000 by default.")
  private String cash = "1000";

  @Option(
      names = "--limit",
      paramLabel = "PRICE",
      description = "What a contract may cost, in dollars; with FILE 0.50 by default.")
  private Optional<String> limit = Optional.empty();

  @Option(
      names = "--probability",
      paramLabel = "P",
      description = "The strategy's probability of the side, 0 to 1; with FILE.")
  private Optional<String> probability = Optional.empty();

  @Option(
      names = "--budget",
      paramLabel = "DOLLARS",
      description = "Without FILE: how much the contracts may cost with their fee.")
  private Optional<String> budget = Optional.empty();

  @Option(
      names = "--mode",
      defaultValue = "direct",
      paramLabel = "MODE",
      description = "How fees are rounded, as in an account's fees; direct by default.")
  private String mode = "direct";

  @Option(
      names = "--step",
      defaultValue = "1",
      paramLabel = "STEP",
      description = "Contracts are bought in multiples of this: 1 (default) or 0.01.")
  private String step = "1";

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      description = "Where plugins' jars are; by default those of the demo.")
  private Optional<Path> plugins = Optional.empty();

  @Option(names = "--json", description = "JSON instead of text.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (input.isPresent() == budget.isPresent()) {
      throw wrong("give either FILE, or --budget with --limit");
    }
    try {
      return budget.isPresent() ? contracts(budget.get()) : steps(input.orElseThrow());
    } catch (IllegalArgumentException | InvalidParametersException wrong) {
      throw wrong(String.valueOf(wrong.getMessage()));
    }
  }

  private int contracts(String dollars) {
    if (limit.isEmpty()) {
      throw wrong("--budget needs --limit, such as --limit 0.53");
    }
    Bought bought = Bought.of(money("--budget", dollars), limit(), count());
    out().println(json ? SizeText.json(bought) : SizeText.line(bought));
    return 0;
  }

  private int steps(String file) throws IOException {
    if (!file.equals(STDIN) && !Files.isRegularFile(Path.of(file))) {
      throw wrong("there is no file " + file);
    }
    SizingPlan plan = plan();
    ResultFile found;
    try (InputStream bytes = file.equals(STDIN) ? System.in : Files.newInputStream(Path.of(file))) {
      found = ResultFile.read(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }
    PrintWriter errors = spec.commandLine().getErr();
    found.problems().forEach(problem -> errors.println("flashpaper: " + file + ", " + problem));
    if (found.problems().isEmpty() && found.results().isEmpty()) {
      errors.println("flashpaper: " + file + " holds no result: write one a line, such as -3.10");
    }
    if (!found.problems().isEmpty() || found.results().isEmpty()) {
      return 1;
    }
    List<SizeStep> steps = SizeStep.of(found.results(), plan, money("--cash", cash), tradeAtHand());
    if (json) {
      out().println(SizeText.json(plan.sizer(), steps));
    } else {
      SizeText.lines(steps).forEach(out()::println);
    }
    return 0;
  }

  private SizingPlan plan() throws IOException {
    Path folder = plugins.isPresent() ? plugins.get() : PluginFolder.path(RepositoryLayout.find());
    PluginStore store = new PluginStore(folder.resolve(".kept"));
    LoadedSizing sizing =
        new SizingCatalog(
                BuiltInSizing.FACTORIES,
                new PluginDirectory(
                    folder, store, AllowedPlugins.of(System.getenv()), PluginKind.SIZING))
            .get(policy);
    return new SizingPlan(
        sizing.create(parameters),
        Sizer.of(sizing.id(), sizing.version(), sizing.sha256(), parameters),
        BreakEven.named(breakEven),
        stepOf());
  }

  private TradeAtHand tradeAtHand() {
    OptionalLong known =
        probability.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(price("--probability", probability.get()).micros());
    return new TradeAtHand(
        "KXBTC15M", Side.YES, limit(), count().feeMicros(limit()), known, Duration.ofMinutes(10));
  }

  private ContractCount count() {
    return new ContractCount(FeePolicy.named(mode), FeeSchedule.QUADRATIC, stepOf());
  }

  private Quantity stepOf() {
    return switch (step) {
      case "1" -> SizingPlan.WHOLE;
      case "0.01" -> SizingPlan.HUNDREDTH;
      default -> throw wrong("--step is '%s', but must be 1 or 0.01".formatted(step));
    };
  }

  private Price limit() {
    return limit.map(text -> price("--limit", text)).orElse(EVEN);
  }

  private Price price(String option, String text) {
    try {
      return Price.of(text);
    } catch (IllegalArgumentException malformed) {
      throw wrong("%s is '%s', but must be from 0 to 1, such as 0.53".formatted(option, text));
    }
  }

  private Money money(String option, String text) {
    try {
      Money dollars = Money.of(text);
      if (dollars.isPositive()) {
        return dollars;
      }
    } catch (IllegalArgumentException malformed) {
      // said below
    }
    throw wrong("%s is '%s', but must be dollars above 0, such as 10".formatted(option, text));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
