// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import io.flashpaper.stack.TopicSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The topics a stack needs before its services start. */
final class Topics {
  private static final Map<String, String> FOR_EVER = Map.of("retention.ms", "-1");
  // Raw ticks are only for looking at; the broker counts segments by the machine's time, the
  // records carry the world's, so the size is what really bounds them.
  private static final Map<String, String> A_WHILE =
      Map.of("retention.ms", "3600000", "retention.bytes", "134217728");
  private static final List<TopicSpec> LIVING =
      List.of(
          new TopicSpec("spot-ticks", 1, A_WHILE),
          new TopicSpec("tape", 1, FOR_EVER),
          new TopicSpec("signals", 1, FOR_EVER),
          new TopicSpec("ledger", 1, FOR_EVER));

  private Topics() {}

  /** Each topic and the one its unreadable messages go to. */
  static List<TopicSpec> all() {
    return LIVING.stream()
        .flatMap(t -> Stream.of(t, new TopicSpec(t.name() + ".dead", 1, FOR_EVER)))
        .toList();
  }
}
