// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.stack.StackException;
import io.flashpaper.tapefiles.format.TapeFileException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;

/** The program behind {@code ./flashpaper}. */
@Command(
    name = "flashpaper",
    mixinStandardHelpOptions = true,
    version = "Flashpaper " + Main.VERSION,
    description = "Paper-trades Kalshi's bitcoin contracts. It never sends a real order.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "",
    subcommands = {
      DemoCommand.class,
      LiveCommand.class,
      WatchCommand.class,
      StatusCommand.class,
      FeedsCommand.class,
      StrategiesCommand.class,
      FlashCommand.class,
      TradesCommand.class,
      TradeCommand.class,
      PositionsCommand.class,
      AccountsCommand.class,
      ExplainCommand.class,
      ReportCommand.class,
      DecisionsCommand.class,
      ShadowCommand.class,
      StatsCommand.class,
      CompareCommand.class,
      VerifyCommand.class,
      PauseCommand.class,
      ResumeCommand.class,
      KillCommand.class,
      CloseCommand.class,
      AlertsCommand.class,
      RecordCommand.class,
      ReplayCommand.class,
      SweepCommand.class,
      SweepWorkerCommand.class,
      ExportCommand.class,
      DecideCommand.class,
      ConformCommand.class,
      ChaosCommand.class,
      FeeCommand.class,
      SizeCommand.class,
      NewStrategyCommand.class,
      CompletionCommand.class,
      VersionCommand.class,
      HelpCommand.class
    },
    footer = {
      "  ./flashpaper demo",
      "  ./flashpaper watch",
      "  ./flashpaper help trades",
      "",
      "Also, without a running Java program: ./flashpaper build, ./flashpaper test.",
      "docs/command-line.md describes every command."
    })
public final class Main {
  static final String VERSION = "0.1.0-SNAPSHOT";

  private static final int HELP_WIDTH = 90;

  private Main() {}

  /** Ends with an {@link ExitStatus}; a failure is one sentence on stderr. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine program =
        new CommandLine(new Main())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpWidth(HELP_WIDTH)
            .setParameterExceptionHandler((wrong, _) -> refused(wrong))
            .setExecutionExceptionHandler((failure, command, _) -> failed(failure, command));
    program.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandGroups());
    describe(program);
    program.getSubcommands().values().forEach(Main::describe);
    return program;
  }

  /** What the help of every command has. */
  private static void describe(CommandLine command) {
    UsageMessageSpec help = command.getCommandSpec().usageMessage();
    Map<String, String> statuses = new LinkedHashMap<>(ExitStatus.table());
    statuses.putAll(help.exitCodeList());
    help.exitCodeListHeading("%nExit status:%n").exitCodeList(statuses);
    if (help.footer().length > 0) {
      help.footerHeading("%nExamples:%n");
    }
  }

  private static int refused(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    command
        .getErr()
        .printf(
            "flashpaper: %s (see ./%s --help)%n",
            wrong.getMessage(), command.getCommandSpec().qualifiedName());
    return ExitStatus.WRONG_COMMAND.code();
  }

  private static int failed(Exception failure, CommandLine command) throws Exception {
    ExitStatus status =
        switch (failure) {
          case StackException away -> ExitStatus.of(away);
          case TapeFileException _, UncheckedIOException _ -> ExitStatus.FAILED;
          default -> throw failure;
        };
    command.getErr().println("flashpaper: " + failure.getMessage());
    return status.code();
  }
}
