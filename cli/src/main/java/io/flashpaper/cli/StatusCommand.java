// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.cli.report.StatusText;
import io.flashpaper.cli.report.StatusView;
import io.flashpaper.cli.run.StackClient;
import io.flashpaper.cli.run.StackFile;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How a running stack is at the moment. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Shows how the running stack is at the moment.")
final class StatusCommand implements Callable<Integer> {
  @Mixin private RunningOptions options = new RunningOptions();

  @Override
  public Integer call() throws InterruptedException {
    StackFile stack = options.stack();
    try (StackClient client = new StackClient(stack.api())) {
      JsonNode answer = client.statusJson();
      if (options.json()) {
        System.out.println(answer.toPrettyString());
      } else {
        System.out.printf(
            "%s, process %d, REST API %s/q/swagger-ui%n", stack.mode(), stack.pid(), stack.api());
        StatusText.lines(StackClient.read(answer, StatusView.class)).forEach(System.out::println);
      }
      return 0;
    }
  }
}
