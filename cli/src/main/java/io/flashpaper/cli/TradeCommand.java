// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.cli.report.TradeText;
import io.flashpaper.cli.run.StackClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One trade of a running stack. */
@Command(
    name = "trade",
    mixinStandardHelpOptions = true,
    description = {
      "Shows one trade: its orders, fills, fees and size.",
      "./flashpaper explain tells its story; --json has all its evidence."
    },
    footer = {
      "  ./flashpaper trade last",
      "  ./flashpaper trade main:KXBTC15M-26NOV221200-00:200 --json"
    })
final class TradeCommand implements Callable<Integer> {
  @Mixin private RunningOptions options = new RunningOptions();

  @Parameters(
      paramLabel = "TRADE",
      description = "Its id, as ./flashpaper trades --json shows it; last for the latest.")
  private String trade = "";

  @Override
  public Integer call() throws InterruptedException {
    try (StackClient client = options.client()) {
      JsonNode answer = client.tradeJson(client.tradeId(trade));
      return options.json() ? options.print(answer) : options.print(TradeText.lines(answer));
    }
  }
}
