// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.cli.run.RunRequest.Source;
import io.flashpaper.cli.world.Recording;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole stack against the simulator. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the whole stack against simulated venues: offline, without credentials.",
      "A second run goes on where the first one stopped."
    },
    footer = {
      "  ./flashpaper demo",
      "  ./flashpaper demo --for 2m --speed 60 --seed 7 --fresh",
      "  ./flashpaper demo --recording day.jsonl --json > result.json"
    })
final class DemoCommand implements Callable<Integer> {
  @Mixin private RunOptions options = new RunOptions();

  @Option(
      names = "--speed",
      defaultValue = "20",
      paramLabel = "X",
      description = "World seconds per second; ${DEFAULT-VALUE} by default.")
  private double speed;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What the synthetic world is made from; 7 by default.")
  private @Nullable Long seed;

  @Option(
      names = "--recording",
      paramLabel = "FILE",
      description = "Play this recorded day (JSON lines) instead of a synthetic world.")
  private @Nullable Path recording;

  @Option(
      names = "--no-credentials",
      description = "Without a key, as a stranger: Kalshi's REST only.")
  private boolean noCredentials;

  @Override
  public Integer call() {
    Optional<Recording> played = Optional.ofNullable(recording).map(Recording::read);
    String folder = played.map(r -> "recording-" + r.file().getFileName()).orElse("demo");
    Source source = new Source.Simulated(speed, Optional.ofNullable(seed), played, !noCredentials);
    return options.run(source, folder, Optional.empty());
  }
}
