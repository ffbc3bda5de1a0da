// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import io.flashpaper.engine.execution.statistics.Attribution;
import io.flashpaper.engine.execution.statistics.Grouping;
import io.flashpaper.engine.execution.statistics.StatisticsView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of trades and of their groups, as the REST API answers them.
 *
 * @param by by what they are grouped; null if they are not
 * @param complete false if there are more trades than were counted
 */
public record StatisticsAnswer(
    @Nullable String by, boolean complete, StatisticsView total, List<Group> groups) {
  /** Statistics of one group. */
  public record Group(String name, StatisticsView statistics) {}

  /** What was counted here. */
  public static StatisticsAnswer of(Grouping by, Attribution counted) {
    return new StatisticsAnswer(
        by.name().toLowerCase(Locale.ROOT),
        true,
        StatisticsView.of(counted.total(), StatisticsAnswer::time),
        counted.groups().entrySet().stream()
            .map(
                group ->
                    new Group(
                        group.getKey(),
                        StatisticsView.of(group.getValue(), StatisticsAnswer::time)))
            .toList());
  }

  private static String time(long timeMs) {
    return Instant.ofEpochMilli(timeMs).toString();
  }
}
