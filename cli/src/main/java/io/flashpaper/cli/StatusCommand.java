// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.cli.report.StatusText;
import io.flashpaper.cli.report.StatusView;
import io.flashpaper.cli.run.StackClient;
import io.flashpaper.cli.run.StackFile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How a running stack is at the moment. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Shows how the running stack is at the moment.",
    footer = {
      "  ./flashpaper status",
      "  ./flashpaper status --json | jq .index",
      "  ./flashpaper status --url https://flashpaper.example:8443 --token-file read-token"
    })
final class StatusCommand implements Callable<Integer> {
  @Mixin private RunningOptions options = new RunningOptions();

  @Override
  public Integer call() throws InterruptedException {
    try (StackClient client = options.client()) {
      JsonNode answer = client.statusJson();
      return options.print(answer, StatusView.class, this::lines);
    }
  }

  private List<String> lines(StatusView status) {
    List<String> lines = new ArrayList<>();
    if (!options.isElsewhere()) {
      StackFile stack = options.stack();
      lines.add(
          "%s, process %d, REST API %s/q/swagger-ui"
              .formatted(stack.mode(), stack.pid(), stack.api()));
    }
    lines.addAll(StatusText.lines(status));
    return lines;
  }
}
