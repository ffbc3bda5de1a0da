// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which account a command is for: one by its name, or all. */
final class AccountChoice {
  @ArgGroup(exclusive = true, multiplicity = "1")
  private Whom whom = new Whom();

  private static final class Whom {
    @Parameters(paramLabel = "ACCOUNT", description = "The account's name.")
    private @Nullable String account;

    @Option(names = "--all", description = "All accounts.")
    private boolean all;
  }

  /** Gives a command to whom it is for. */
  int give(CommandOptions options, String kind) throws InterruptedException {
    String account = whom.account;
    return account == null ? options.give(kind, "all", "") : options.give(kind, "account", account);
  }
}
