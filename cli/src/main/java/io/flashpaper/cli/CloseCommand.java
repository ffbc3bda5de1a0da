// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Sells one trade. */
@Command(
    name = "close",
    mixinStandardHelpOptions = true,
    description = "Sells one open trade of the running stack as soon as it can be sold.",
    footer = {"  ./flashpaper close main:KXBTC15M-26NOV221200-00:200"})
final class CloseCommand implements Callable<Integer> {
  @Mixin private CommandOptions options = new CommandOptions();

  @Parameters(paramLabel = "TRADE", description = "The trade's id, as ./flashpaper trades says it.")
  private String trade = "";

  @Override
  public Integer call() throws InterruptedException {
    return options.give("close", "trade", trade);
  }
}
