// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tape;

import java.util.List;
import java.util.Map;

/** The topics, each with one partition, and how long they keep what they hold. */
public enum Topic {
  /** Raw trades and quotes of the exchanges, as received; keyed by exchange. */
  SPOT_TICKS("spot-ticks", Map.of("retention.ms", "86400000", "retention.bytes", "268435456")),
  /** Everything the market did, in the one order that counts; keyed by underlying. */
  TAPE("tape", Map.of("retention.ms", "-1", "max.message.bytes", "8388608")),
  /** What the signal side says; keyed by underlying and shard, a partition for each shard. */
  SIGNALS("signals", Map.of("retention.ms", "-1")),
  /**
   * What the ledgers hold, after it was committed; keyed by account, a partition for each shard.
   */
  LEDGER("ledger", Map.of("retention.ms", "-1"));

  /** The key of the Bitcoin tape. */
  public static final String UNDERLYING = "BTC";

  private final String topicName;
  private final Map<String, String> settings;

  Topic(String topicName, Map<String, String> settings) {
    this.topicName = topicName;
    this.settings = settings;
  }

  /** All topics, for whoever creates them. */
  public static List<Topic> all() {
    return List.of(values());
  }

  /** The topic's name. */
  public String topicName() {
    return topicName;
  }

  /** Where messages of this topic go that could not be read, with the reason. */
  public String deadLetterName() {
    return topicName + ".dead";
  }

  /** Kafka's settings of the dead-letter topic: what could not be read is kept until looked at. */
  public Map<String, String> deadLetterSettings() {
    return Map.of("retention.ms", "-1");
  }

  /** How many partitions it has with one shard; its dead-letter topic never has more. */
  public int partitions() {
    return partitions(1);
  }

  /** How many partitions it has with so many shards. */
  public int partitions(int shards) {
    return switch (this) {
      case SIGNALS, LEDGER -> shards;
      case SPOT_TICKS, TAPE -> 1;
    };
  }

  /** Kafka's settings of the topic, by Kafka's names. */
  public Map<String, String> settings() {
    return settings;
  }
}
