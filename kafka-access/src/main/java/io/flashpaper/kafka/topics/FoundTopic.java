// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.kafka.topics;

import java.util.Map;

/**
 * A topic as the broker has it.
 *
 * @param replicas how many brokers have the partition that the fewest have
 * @param settings those in force, by Kafka's names; empty if we may not see them
 */
record FoundTopic(String name, int partitions, int replicas, Map<String, String> settings) {
  FoundTopic {
    settings = Map.copyOf(settings);
  }
}
