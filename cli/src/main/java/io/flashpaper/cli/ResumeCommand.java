// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Entries again for an account, or all. */
@Command(
    name = "resume",
    mixinStandardHelpOptions = true,
    description = "Lets an account enter again: ends a pause, a kill and every protection's pause.",
    footer = {"  ./flashpaper resume main", "  ./flashpaper resume --all"})
final class ResumeCommand implements Callable<Integer> {
  @Mixin private CommandOptions options = new CommandOptions();
  @Mixin private AccountChoice accounts = new AccountChoice();

  @Override
  public Integer call() throws InterruptedException {
    return accounts.give(options, "resume");
  }
}
