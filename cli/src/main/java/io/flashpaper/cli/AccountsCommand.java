// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.cli.report.AccountsText;
import io.flashpaper.cli.report.AccountsView;
import io.flashpaper.cli.run.ApiPath;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The accounts of a running stack. */
@Command(
    name = "accounts",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the accounts of the running stack: equity and result after fees, and what",
      "keeps one from entering. Equity counts open trades at what they would bring now",
      "after the fee, as on the dashboard; the result is that of the closed ones."
    },
    footer = {
      "  ./flashpaper accounts",
      "  ./flashpaper accounts --json | jq '.accounts[] | select(.halted != null)'"
    })
final class AccountsCommand implements Callable<Integer> {
  private static final int MOST = 100_000;

  @Mixin private RunningOptions options = new RunningOptions();

  @Override
  public Integer call() throws InterruptedException {
    return options.show(
        client -> client.list(ApiPath.of("accounts"), "accounts", MOST),
        AccountsView.class,
        AccountsText::lines);
  }
}
