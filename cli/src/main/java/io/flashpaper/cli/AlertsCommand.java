// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.cli.report.AlertsText;
import io.flashpaper.cli.report.AlertsView;
import io.flashpaper.cli.run.ApiPath;
import io.flashpaper.cli.run.StackClient;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** By which channels a running stack tells people what happens, and whether it reaches them. */
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the channels by which people are told what happens; 'alerts test' sends a",
      "message to each, says which arrived, and fails unless all did."
    },
    footer = {"  ./flashpaper alerts", "  ./flashpaper alerts test"})
final class AlertsCommand implements Callable<Integer> {
  /** What to do with the channels. */
  private enum Wish {
    TEST
  }

  @Mixin private RunningOptions options = new RunningOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "test",
      description = "Send a message to each channel. Needs the permission to command.")
  private Optional<Wish> wish = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    if (wish.isEmpty()) {
      return options.show(ApiPath.of("alerts"), AlertsView.class, AlertsText::lines);
    }
    try (StackClient client = options.client()) {
      JsonNode answer = client.testAlerts();
      AlertsView.Tests tests = StackClient.read(answer, AlertsView.Tests.class);
      options.print(answer, AlertsView.Tests.class, AlertsText::tested);
      return tests.isWell() && !tests.channels().isEmpty()
          ? ExitStatus.DONE.code()
          : ExitStatus.FAILED.code();
    }
  }
}
