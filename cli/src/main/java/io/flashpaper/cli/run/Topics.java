// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import io.flashpaper.stack.TopicSpec;
import io.flashpaper.tape.Topic;
import java.util.List;
import java.util.stream.Stream;

/** The topics a stack needs before its services start. */
final class Topics {
  private Topics() {}

  /** Each topic and the one its unreadable messages go to. */
  static List<TopicSpec> all() {
    return Topic.all().stream()
        .flatMap(
            topic ->
                Stream.of(
                    new TopicSpec(topic.topicName(), topic.partitions(), topic.settings()),
                    new TopicSpec(
                        topic.deadLetterName(), topic.partitions(), topic.deadLetterSettings())))
        .toList();
  }
}
