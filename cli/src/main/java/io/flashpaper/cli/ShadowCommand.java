// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.cli.report.ShadowText;
import io.flashpaper.cli.report.ShadowView;
import io.flashpaper.cli.run.StackClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What the rules of a running stack saved or cost. */
@Command(
    name = "shadow",
    mixinStandardHelpOptions = true,
    description = "Shows what each gate, protection and exit of the running stack saved or cost.")
final class ShadowCommand implements Callable<Integer> {
  @Mixin private RunningOptions options = new RunningOptions();

  @Override
  public Integer call() throws InterruptedException {
    try (StackClient client = new StackClient(options.stack().api())) {
      JsonNode answer = client.shadowJson();
      if (options.json()) {
        System.out.println(answer.toPrettyString());
      } else {
        ShadowText.lines(StackClient.read(answer, ShadowView.class)).forEach(System.out::println);
      }
      return 0;
    }
  }
}
