// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** No entries for an account, or all, until resumed. */
@Command(
    name = "pause",
    mixinStandardHelpOptions = true,
    description =
        "Lets an account of the running stack enter nothing until it is resumed; what it holds is"
            + " managed as ever.",
    footer = {
      "  ./flashpaper pause main --reason \"news at 14:30\"",
      "  ./flashpaper pause --all --url https://flashpaper.example:8443 --token-file command-token"
    })
final class PauseCommand implements Callable<Integer> {
  @Mixin private CommandOptions options = new CommandOptions();
  @Mixin private AccountChoice accounts = new AccountChoice();

  @Override
  public Integer call() throws InterruptedException {
    return accounts.give(options, "pause");
  }
}
