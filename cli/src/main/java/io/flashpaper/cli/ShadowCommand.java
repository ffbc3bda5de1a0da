// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.cli.report.ShadowText;
import io.flashpaper.cli.report.ShadowView;
import io.flashpaper.cli.run.ApiPath;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What the rules of a running stack saved or cost. */
@Command(
    name = "shadow",
    mixinStandardHelpOptions = true,
    description = "Shows what each gate, protection and exit of the running stack saved or cost.",
    footer = {
      "  ./flashpaper shadow",
      "  ./flashpaper shadow --json | jq '.rules[] | select(.settled > 20)'"
    })
final class ShadowCommand implements Callable<Integer> {
  @Mixin private RunningOptions options = new RunningOptions();

  @Override
  public Integer call() throws InterruptedException {
    return options.show(ApiPath.of("shadow"), ShadowView.class, ShadowText::lines);
  }
}
