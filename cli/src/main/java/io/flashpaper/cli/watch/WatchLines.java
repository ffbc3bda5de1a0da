// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.watch;

import io.flashpaper.cli.report.StatusLine;
import io.flashpaper.cli.report.StatusView;
import io.flashpaper.cli.run.StackClient;
import io.flashpaper.cli.run.StopSignal;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A line for each picture, for files and pipes. */
public final class WatchLines implements WatchScreen {
  private final PrintWriter out;
  private final boolean json;
  private final StopSignal stop;
  private Optional<Instant> first = Optional.empty();

  /**
   * On this stream.
   *
   * @param json whether a line is the status as JSON
   */
  public WatchLines(PrintWriter out, boolean json, StopSignal stop) {
    this.out = out;
    this.json = json;
    this.stop = stop;
  }

  @Override
  public void show(Picture picture) {
    line(json ? picture.status().toString() : text(picture));
  }

  private String text(Picture picture) {
    StatusView status = StackClient.read(picture.status(), StatusView.class);
    first = first.or(status::time);
    long seconds =
        status.time().isPresent() && first.isPresent()
            ? Duration.between(first.get(), status.time().get()).toSeconds()
            : 0;
    return StatusLine.of(seconds, status);
  }

  @Override
  public void lost(String why) {
    if (!json) {
      line("reconnecting: " + why);
    }
  }

  private void line(String text) {
    out.println(text);
    out.flush();
  }

  @Override
  public boolean isEndedWithin(Duration time) {
    // Nobody reads on: the pipe is closed.
    return out.checkError() || stop.await(time);
  }

  @Override
  public void close() {
    out.flush();
  }
}
