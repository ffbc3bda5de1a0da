// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.cli.report.StrategiesText;
import io.flashpaper.cli.report.StrategiesView;
import io.flashpaper.cli.run.ApiPath;
import io.flashpaper.cli.run.StackClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The strategies of a running stack. */
@Command(
    name = "strategies",
    mixinStandardHelpOptions = true,
    description = "Lists the strategy instances of the running stack, and why some do not run.",
    footer = {
      "  ./flashpaper strategies",
      "  ./flashpaper strategies --json | jq '.strategies[] | {instance, state, decisions}'"
    })
final class StrategiesCommand implements Callable<Integer> {
  private static final String REMEDY =
      "The execution-service there does not know where its signal-service is: set"
          + " flashpaper.neighbours.signal for it, or give the signal-service's own address with"
          + " --url.";

  @Mixin private RunningOptions options = new RunningOptions();

  @Override
  public Integer call() throws InterruptedException {
    try (StackClient client = options.signals()) {
      return options.print(
          client.passedOn(ApiPath.of("strategies"), REMEDY),
          StrategiesView.class,
          StrategiesText::lines);
    }
  }
}
