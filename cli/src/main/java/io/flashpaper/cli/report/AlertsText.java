// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import io.flashpaper.cli.report.AlertsView.Tests;
import java.util.List;

/** The channels that alerts go out by, as people read them. */
public final class AlertsText {
  private static final String NONE =
      "No channel is set: see docs/operating/alerts.md for flashpaper.alerts.channels.";

  private AlertsText() {}

  /** A line for each channel. */
  public static List<String> lines(AlertsView view) {
    return view.channels().isEmpty()
        ? List.of(NONE)
        : view.channels().stream()
            .map(
                channel ->
                    "%s (%s): %d sent, %d waiting, %d lost%s"
                        .formatted(
                            channel.name(),
                            channel.kind(),
                            channel.sent(),
                            channel.waiting(),
                            channel.lost(),
                            channel.problem().isEmpty() ? "" : "; " + channel.problem()))
            .toList();
  }

  /** A line for each channel that was tried. */
  public static List<String> tested(Tests tests) {
    return tests.channels().isEmpty()
        ? List.of(NONE)
        : tests.channels().stream()
            .map(
                tested ->
                    tested.problem().isEmpty()
                        ? "%s: it arrived".formatted(tested.channel())
                        : "%s: not reached, %s".formatted(tested.channel(), tested.problem()))
            .toList();
  }
}
