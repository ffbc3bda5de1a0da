// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.stack.StackException;
import io.flashpaper.tapefiles.format.TapeFileException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The program behind {@code ./flashpaper}. */
@Command(
    name = "flashpaper",
    mixinStandardHelpOptions = true,
    version = "Flashpaper " + Main.VERSION,
    description = "Paper-trades Kalshi's bitcoin contracts. It never sends a real order.",
    subcommands = {
      DemoCommand.class,
      LiveCommand.class,
      TradesCommand.class,
      ExplainCommand.class,
      VerifyCommand.class,
      StatusCommand.class,
      StatsCommand.class,
      ShadowCommand.class,
      StrategiesCommand.class,
      PauseCommand.class,
      ResumeCommand.class,
      KillCommand.class,
      CloseCommand.class,
      RecordCommand.class,
      ExportCommand.class,
      SweepCommand.class,
      SweepWorkerCommand.class,
      ChaosCommand.class,
      ConformCommand.class,
      DecideCommand.class,
      ReplayCommand.class,
      FeeCommand.class,
      SizeCommand.class,
      NewStrategyCommand.class,
      VersionCommand.class,
      HelpCommand.class
    },
    footer = {"", "Also, without a running Java program: ./flashpaper build, ./flashpaper test."})
public final class Main {
  static final String VERSION = "0.1.0-SNAPSHOT";
  private static final int FAILED = 1;
  private static final int WRONG_COMMAND = 2;

  private Main() {}

  /** Exit status 0 for a clean end, 1 with one sentence for a failure, 2 for a wrong command. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(
            (wrong, arguments) -> {
              CommandLine command = wrong.getCommandLine();
              command
                  .getErr()
                  .printf(
                      "flashpaper: %s (see ./%s --help)%n",
                      wrong.getMessage(), command.getCommandSpec().qualifiedName());
              return WRONG_COMMAND;
            })
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              if (failure instanceof StackException
                  || failure instanceof TapeFileException
                  || failure instanceof UncheckedIOException) {
                command.getErr().println("flashpaper: " + failure.getMessage());
                return FAILED;
              }
              throw failure;
            });
  }
}
