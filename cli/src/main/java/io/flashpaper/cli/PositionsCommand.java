// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.cli.report.PositionsText;
import io.flashpaper.cli.report.PositionsView;
import io.flashpaper.cli.run.ApiPath;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a running stack holds. */
@Command(
    name = "positions",
    mixinStandardHelpOptions = true,
    description = {
      "Lists what the running stack holds, and what it would bring now.",
      "'if closed now' is the trade's result after all fees, were it sold now into the",
      "market's bids, level by level, as on the dashboard."
    },
    footer = {
      "  ./flashpaper positions",
      "  ./flashpaper positions --account main --json | jq '.positions[].trade.id'"
    })
final class PositionsCommand implements Callable<Integer> {
  private static final int MOST = 1000;

  @Mixin private RunningOptions options = new RunningOptions();

  @Option(names = "--account", paramLabel = "NAME", description = "Only those of this account.")
  private Optional<String> account = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    ApiPath path = ApiPath.of("positions").with("account", account);
    return options.show(
        client -> client.list(path, "positions", MOST), PositionsView.class, PositionsText::lines);
  }
}
