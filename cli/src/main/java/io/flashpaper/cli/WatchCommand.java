// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.cli.report.Paint;
import io.flashpaper.cli.run.StopSignal;
import io.flashpaper.cli.run.Terminal;
import io.flashpaper.cli.run.WallClock;
import io.flashpaper.cli.watch.FullScreen;
import io.flashpaper.cli.watch.WatchLines;
import io.flashpaper.cli.watch.WatchLoop;
import io.flashpaper.cli.watch.WatchScreen;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A running stack, live. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    description = {
      "Shows the running stack live: bitcoin, markets with K, spread and time to close,",
      "accounts after fees, what is open, the last trades. q or Ctrl-C ends it. Where",
      "stdout is no terminal it is a line a second, with --json a JSON object.",
      "A stack that is away for a while is waited for."
    },
    footer = {
      "  ./flashpaper watch",
      "  ./flashpaper watch --for 1h >> status.log",
      "  ./flashpaper watch --json | jq --unbuffered -r .index.price"
    })
final class WatchCommand implements Callable<Integer> {
  @Mixin private RunningOptions options = new RunningOptions();

  @Option(
      names = "--for",
      paramLabel = "SPAN",
      converter = Spans.class,
      description = "How long, by your clock: 90s, 2m, 8h; until you end it by default.")
  private @Nullable Duration span;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    WatchLoop loop = new WatchLoop(options::client, WallClock.utc());
    try (WatchScreen screen = screen(StopSignal.listen())) {
      loop.run(screen, Optional.ofNullable(span));
    }
    return ExitStatus.DONE.code();
  }

  private WatchScreen screen(StopSignal stop) {
    return options.json() || !Terminal.isThere()
        ? new WatchLines(spec.commandLine().getOut(), options.json(), stop)
        : FullScreen.open(new Paint(Terminal.mayColour(System.getenv())), stop);
  }
}
