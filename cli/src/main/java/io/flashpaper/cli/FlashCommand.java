// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.cli.report.FlashText;
import io.flashpaper.cli.report.FlashView;
import io.flashpaper.cli.run.ApiPath;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The last flash crashes a running stack saw. */
@Command(
    name = "flash",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the last flash crashes: falls of K by more than 15 %% in 10 seconds, their",
      "cause, and whether they are ones to trade on."
    },
    footer = {
      "  ./flashpaper flash",
      "  ./flashpaper flash --tradeable --limit 50",
      "  ./flashpaper flash --json | jq '.flashEvents[].verdict' | sort | uniq -c"
    })
final class FlashCommand implements Callable<Integer> {
  @Mixin private RunningOptions options = new RunningOptions();
  @Mixin private Period period = new Period();

  @Option(
      names = "--limit",
      defaultValue = "20",
      paramLabel = "N",
      description = "How many; ${DEFAULT-VALUE} by default.")
  private int limit;

  @Option(names = "--market", paramLabel = "TICKER", description = "Only those in this market.")
  private Optional<String> market = Optional.empty();

  @Option(names = "--tradeable", description = "Only those to trade on.")
  private boolean tradeable;

  @Override
  public Integer call() throws InterruptedException {
    ApiPath path = period.on(ApiPath.of("flash-events")).with("market", market);
    ApiPath wanted = tradeable ? path.with("tradeable", true) : path;
    return options.show(
        client -> client.list(wanted, "flashEvents", limit), FlashView.class, FlashText::lines);
  }
}
