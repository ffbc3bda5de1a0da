// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tape;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A topic as it is to be: what it is made with, and what of that must be so.
 *
 * @param name its name
 * @param partitions how many it is made with
 * @param shard whose topic it is, if it has a partition for each shard: then their number must fit
 * @param settings what it is made with, by Kafka's names
 * @param needs what must be so, by Kafka's names and {@link #PARTITIONS}; what else differs does no
 *     harm
 */
public record TopicPlan(
    String name,
    int partitions,
    Optional<Shard> shard,
    SortedMap<String, String> settings,
    SortedMap<String, Need> needs) {
  /** The name by which the number of partitions may be needed. */
  public static final String PARTITIONS = "partitions";

  /** Holds nothing; who is assigned it writes the tape, so of two partitions two would. */
  public static final TopicPlan FEED_LEADER =
      new TopicPlan("feed-leader", Map.of(), Map.of(PARTITIONS, new Need.Exactly("1")));

  /** Copies what it is given. */
  public TopicPlan {
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    needs = Collections.unmodifiableSortedMap(new TreeMap<>(needs));
    if (name.isBlank() || partitions < 1) {
      throw new IllegalArgumentException(
          "a topic needs a name and at least one partition, not '%s' with %d"
              .formatted(name, partitions));
    }
  }

  /** With one partition, for all shards. */
  TopicPlan(String name, Map<String, String> settings, Map<String, Need> needs) {
    this(name, 1, Optional.empty(), new TreeMap<>(settings), new TreeMap<>(needs));
  }

  /** Every topic there is, for a shard and the others like it. */
  public static List<TopicPlan> all(Shard shard) {
    return Stream.concat(
            Stream.of(FEED_LEADER),
            Topic.all().stream()
                .flatMap(topic -> Stream.of(topic.plan(shard), topic.deadLetterPlan())))
        .toList();
  }

  /** The same under another name. */
  public TopicPlan named(String other) {
    return new TopicPlan(other, partitions, shard, settings, needs);
  }
}
