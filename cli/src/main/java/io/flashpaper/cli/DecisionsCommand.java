// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.cli.report.DecisionsText;
import io.flashpaper.cli.report.DecisionsView;
import io.flashpaper.cli.run.ApiPath;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Why a running stack does not trade. */
@Command(
    name = "decisions",
    mixinStandardHelpOptions = true,
    description = {
      "Says why it does not trade: what stopped each instance's wishes, in the order in",
      "which it is asked, how often, what was seen last and what that was compared with.",
      "Of the last hour of tape time unless --since says otherwise."
    },
    footer = {
      "  ./flashpaper decisions",
      "  ./flashpaper decisions --instance delay-arb --by market",
      "  ./flashpaper decisions --source exit"
    })
final class DecisionsCommand implements Callable<Integer> {
  @Mixin private RunningOptions options = new RunningOptions();
  @Mixin private Period period = new Period();

  @Option(names = "--instance", paramLabel = "NAME", description = "Only of this instance.")
  private Optional<String> instance = Optional.empty();

  @Option(names = "--market", paramLabel = "TICKER", description = "Only in this market.")
  private Optional<String> market = Optional.empty();

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      defaultValue = "INSTANCE",
      description = "instance (default), market or minute.")
  private By by = By.INSTANCE;

  @Option(
      names = "--source",
      paramLabel = "WHO",
      description =
          "Only what these say: signal (strategy and its gates), execution (gates that need the"
              + " ledger) or exit.")
  private Optional<Source> source = Optional.empty();

  @Option(
      names = "--limit",
      defaultValue = "20",
      paramLabel = "N",
      description = "How many instances, markets or minutes; ${DEFAULT-VALUE} by default.")
  private int limit;

  private enum By {
    INSTANCE,
    MARKET,
    MINUTE
  }

  private enum Source {
    SIGNAL,
    EXECUTION,
    EXIT
  }

  @Override
  public Integer call() throws InterruptedException {
    ApiPath path =
        period
            .on(ApiPath.of("decisions"))
            .with("by", word(by))
            .with("instance", instance)
            .with("market", market)
            .with("source", source.map(DecisionsCommand::word));
    return options.show(
        client -> client.list(path, "decisions", limit), DecisionsView.class, DecisionsText::lines);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
