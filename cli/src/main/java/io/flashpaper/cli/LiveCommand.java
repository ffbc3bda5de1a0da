// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.cli.run.RunRequest.Source;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The whole stack against the real venues; trades on paper only. */
@Command(
    name = "live",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the whole stack against the real venues, trading on paper; 8 hours unless --for says"
          + " otherwise.",
      "Kalshi's WebSocket needs a key: set FLASHPAPER_KALSHI_KEY_ID and"
          + " FLASHPAPER_KALSHI_PRIVATE_KEY_FILE (or _KEY with the key itself). Without one it"
          + " polls Kalshi's REST."
    },
    footer = {
      "  ./flashpaper live",
      "  ./flashpaper live --for 2h --http-port 9090 --data /var/lib/flashpaper"
    })
final class LiveCommand implements Callable<Integer> {
  private static final Duration SESSION = Duration.ofHours(8);

  @Mixin private RunOptions options = new RunOptions();

  @Override
  public Integer call() {
    return options.run(new Source.Real(), "live", Optional.of(SESSION));
  }
}
