// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.config;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The settings there are: one that is not among them is a mistake, and refused by name. */
public final class KnownSettings {
  private static final String OURS = "flashpaper.";
  private static final List<String> FIXED =
      List.of(
          "flashpaper.api.anonymous",
          "flashpaper.api.command-tokens",
          "flashpaper.api.command-tokens-file",
          "flashpaper.api.commands-per-minute",
          "flashpaper.api.open",
          "flashpaper.api.read-tokens",
          "flashpaper.api.read-tokens-file",
          "flashpaper.api.reads-per-minute",
          "flashpaper.audit.strikes",
          "flashpaper.clock.speed",
          "flashpaper.clock.wall-origin",
          "flashpaper.clock.world-origin",
          "flashpaper.kafka.session-timeout",
          "flashpaper.kafka.patience",
          "flashpaper.kafka.replication-factor",
          "flashpaper.index.half-life",
          "flashpaper.index.method",
          "flashpaper.kalshi.rest-url",
          "flashpaper.kalshi.ws-url",
          "flashpaper.kalshi.key-id",
          "flashpaper.kalshi.private-key-file",
          "flashpaper.kalshi.private-key",
          "flashpaper.kalshi.series",
          "flashpaper.kalshi.strikes",
          "flashpaper.kalshi.lead");

  /** Set by the launcher and by the build for every process; not read here. */
  private static final List<String> OTHERS = List.of("flashpaper.root", "flashpaper.home");

  private final SortedSet<String> known = new TreeSet<>(FIXED);

  /** The settings of a service with these exchanges. */
  public KnownSettings(Collection<String> exchanges) {
    for (String exchange : exchanges) {
      known.add("flashpaper.exchanges." + key(exchange) + ".ws-url");
      known.add("flashpaper.exchanges." + key(exchange) + ".rest-url");
      known.add("flashpaper.index.weights." + key(exchange));
    }
  }

  /** An exchange's name as it is written in a setting. */
  public static String key(String exchange) {
    return exchange.replace('_', '-');
  }

  /**
   * Checks the names of all settings that are given.
   *
   * @throws IllegalArgumentException naming the settings that do not exist, and those that do
   */
  public void check(Iterable<String> given) {
    SortedSet<String> unknown = new TreeSet<>();
    for (String name : given) {
      String bare = name.replaceFirst("\\[\\d+]$", "");
      if (name.startsWith(OURS) && !known.contains(bare) && !OTHERS.contains(bare)) {
        unknown.add(name);
      }
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no setting %s; the settings are %s"
              .formatted(String.join(", ", unknown), String.join(", ", known)));
    }
  }
}
