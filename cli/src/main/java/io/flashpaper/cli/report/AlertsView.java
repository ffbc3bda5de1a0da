// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import java.util.List;

/** What {@code GET /api/v1/alerts} answers. */
public record AlertsView(List<Channel> channels) {
  /** How a channel does. */
  public record Channel(
      String name, String kind, long sent, long waiting, long lost, String problem) {}

  /** What {@code POST /api/v1/alerts/test} answers. */
  public record Tests(List<Tested> channels) {
    /** Whether every channel was reached. */
    public boolean isWell() {
      return channels.stream().allMatch(tested -> tested.problem().isEmpty());
    }
  }

  /** What came of a test; the problem is blank if the message arrived. */
  public record Tested(String channel, String problem) {}
}
