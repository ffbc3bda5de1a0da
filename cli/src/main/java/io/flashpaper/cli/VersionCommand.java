// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The version, as a word instead of an option. */
@Command(
    name = "version",
    mixinStandardHelpOptions = true,
    description = "Shows the version.",
    footer = "  ./flashpaper version")
final class VersionCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    Main.commandLine().printVersionHelp(System.out);
    return 0;
  }
}
