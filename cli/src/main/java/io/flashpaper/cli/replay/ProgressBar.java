// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How far a long computation is: a bar that is drawn over itself on a terminal, nothing elsewhere.
 */
public final class ProgressBar {
  private static final int WIDTH = 30;
  private static final Duration REDRAW = Duration.ofMillis(200);

  private final PrintStream out;
  private final boolean drawn;
  private Instant next = Instant.MIN;

  /** A bar on a stream. */
  public ProgressBar(PrintStream out, boolean isTerminal) {
    this.out = out;
    this.drawn = isTerminal;
  }

  /**
   * Shows how far it is.
   *
   * @param share 0 to 1
   * @param words behind the bar
   * @param now what the clock shows; it is not drawn again at once
   */
  public void show(double share, String words, Instant now) {
    if (!drawn || now.isBefore(next)) {
      return;
    }
    next = now.plus(REDRAW);
    int full = (int) Math.round(Math.clamp(share, 0, 1) * WIDTH);
    out.print(
        "\r%s%s %3.0f %%  %s\u001b[K"
            .formatted(
                "█".repeat(full), "░".repeat(WIDTH - full), 100 * Math.clamp(share, 0, 1), words));
    out.flush();
  }

  /** Takes the bar away. */
  public void clear() {
    if (drawn) {
      out.print("\r\u001b[K");
      out.flush();
    }
  }

  /** A number with its thousands set apart. */
  public static String count(long events) {
    return String.format(Locale.ROOT, "%,d", events);
  }
}
