// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.cli.report.ComparisonText;
import io.flashpaper.cli.report.ComparisonView;
import io.flashpaper.cli.run.ApiPath;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which of two accounts of a running stack does better. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Compares two accounts of the running stack market by market, after fees. There",
      "is a verdict once 200 markets tell them apart; before, a lead is as likely luck."
    },
    footer = {
      "  ./flashpaper compare",
      "  ./flashpaper compare main model --since 2026-11-22T00:00:00Z"
    })
final class CompareCommand implements Callable<Integer> {
  @Mixin private RunningOptions options = new RunningOptions();
  @Mixin private Period period = new Period();

  @Parameters(
      index = "0",
      defaultValue = "main",
      paramLabel = "A",
      description = "An account; ${DEFAULT-VALUE} by default.")
  private String first = "main";

  @Parameters(
      index = "1",
      defaultValue = "model",
      paramLabel = "B",
      description = "Another one; ${DEFAULT-VALUE} by default.")
  private String second = "model";

  @Override
  public Integer call() throws InterruptedException {
    ApiPath path = period.on(ApiPath.of("compare")).with("a", first).with("b", second);
    return options.show(path, ComparisonView.class, ComparisonText::lines);
  }
}
