// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The kill switch of an account, or all. */
@Command(
    name = "kill",
    mixinStandardHelpOptions = true,
    description =
        "Cancels an account's entries on their way, sells all it can at once, and enters nothing"
            + " until it is resumed.",
    footer = {"  ./flashpaper kill main", "  ./flashpaper kill --all --json"})
final class KillCommand implements Callable<Integer> {
  @Mixin private CommandOptions options = new CommandOptions();
  @Mixin private AccountChoice accounts = new AccountChoice();

  @Override
  public Integer call() throws InterruptedException {
    return accounts.give(options, "kill");
  }
}
