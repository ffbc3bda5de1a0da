// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.cli.report.StrategiesText;
import io.flashpaper.cli.report.StrategiesView;
import io.flashpaper.cli.run.StackClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The strategies of a running stack. */
@Command(
    name = "strategies",
    mixinStandardHelpOptions = true,
    description = "Lists the strategy instances of the running stack, and why some do not run.")
final class StrategiesCommand implements Callable<Integer> {
  @Mixin private RunningOptions options = new RunningOptions();

  @Override
  public Integer call() throws InterruptedException {
    try (StackClient client = new StackClient(options.stack().signals())) {
      JsonNode answer = client.strategiesJson();
      if (options.json()) {
        System.out.println(answer.toPrettyString());
      } else {
        StrategiesText.lines(StackClient.read(answer, StrategiesView.class))
            .forEach(System.out::println);
      }
      return 0;
    }
  }
}
