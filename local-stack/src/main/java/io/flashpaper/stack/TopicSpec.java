// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import java.util.Map;

/**
 * A topic that is to exist.
 *
 * @param name its name
 * @param partitions how many partitions, at least 1
 * @param configs what differs from the broker's defaults, in Kafka's own words
 */
public record TopicSpec(String name, int partitions, Map<String, String> configs) {
  /** Copies what it is given. */
  public TopicSpec {
    if (name.isBlank() || partitions < 1) {
      throw new IllegalArgumentException(
          "a topic needs a name and at least one partition, not '%s' with %d"
              .formatted(name, partitions));
    }
    configs = Map.copyOf(configs);
  }

  /** One partition and the broker's defaults. */
  public TopicSpec(String name) {
    this(name, 1, Map.of());
  }
}
