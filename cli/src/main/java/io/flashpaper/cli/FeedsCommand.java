// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.cli.report.FeedsText;
import io.flashpaper.cli.report.FeedsView;
import io.flashpaper.cli.run.ApiPath;
import io.flashpaper.cli.run.StackClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How a running stack's feed fares. */
@Command(
    name = "feeds",
    mixinStandardHelpOptions = true,
    description = {
      "Shows how the running stack's feed fares: connections, gaps and latency of each",
      "venue, each market's grade and why, audits of the books."
    },
    footer = {
      "  ./flashpaper feeds",
      "  ./flashpaper feeds --json | jq '.venues[] | {venue, mode, gaps, reconnects}'"
    })
final class FeedsCommand implements Callable<Integer> {
  private static final String REMEDY =
      "The execution-service there does not know where its feed-service is: set"
          + " flashpaper.neighbours.feed for it, or give the feed-service's own address with"
          + " --url.";

  @Mixin private RunningOptions options = new RunningOptions();

  @Override
  public Integer call() throws InterruptedException {
    try (StackClient client = options.feed()) {
      return options.print(
          client.passedOn(ApiPath.of("feeds"), REMEDY), FeedsView.class, FeedsText::lines);
    }
  }
}
