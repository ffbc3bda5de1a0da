// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.cli.report.TradesText;
import io.flashpaper.cli.report.TradesView;
import io.flashpaper.cli.run.StackClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The last trades of a running stack. */
@Command(
    name = "trades",
    mixinStandardHelpOptions = true,
    description = "Lists the last trades of the running stack.")
final class TradesCommand implements Callable<Integer> {
  @Mixin private RunningOptions options = new RunningOptions();

  @Option(
      names = "--limit",
      defaultValue = "20",
      paramLabel = "N",
      description = "How many; ${DEFAULT-VALUE} by default.")
  private int limit;

  @Override
  public Integer call() throws InterruptedException {
    try (StackClient client = new StackClient(options.stack().api())) {
      JsonNode answer = client.tradesJson(limit);
      if (options.json()) {
        System.out.println(answer.toPrettyString());
      } else {
        TradesText.lines(StackClient.read(answer, TradesView.class)).forEach(System.out::println);
      }
      return 0;
    }
  }
}
