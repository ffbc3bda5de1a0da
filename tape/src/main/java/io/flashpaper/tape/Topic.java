// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tape;

import io.flashpaper.tape.Need.AtLeast;
import io.flashpaper.tape.Need.Exactly;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The topics that carry messages, and how long they keep what they hold. */
public enum Topic {
  /** Raw trades and quotes of the exchanges, as received; keyed by exchange. */
  SPOT_TICKS(
      "spot-ticks",
      Map.of(
          Words.CLEANUP, "delete", Words.RETENTION, "86400000", Words.RETAINED_BYTES, "268435456"),
      Map.of()),
  /** Everything the market did, in the one order that counts; keyed by underlying. */
  TAPE(
      "tape",
      Words.keptForEver(Map.of(Words.MESSAGE_BYTES, "8388608")),
      Words.readAgain(
          Map.of(
              TopicPlan.PARTITIONS, new Exactly("1"),
              // The largest key frame: all live books at once.
              Words.MESSAGE_BYTES, new AtLeast(8_388_608)))),
  /** What the signal side says; keyed by underlying and shard, a partition for each shard. */
  SIGNALS("signals", Words.keptForEver(Map.of()), Words.readAgain(Map.of())),
  /**
   * What the ledgers hold, after it was committed; keyed by account, a partition for each shard.
   */
  LEDGER("ledger", Words.keptForEver(Map.of()), Map.of(Words.CLEANUP, new Exactly("delete")));

  /** The key of the Bitcoin tape. */
  public static final String UNDERLYING = "BTC";

  private final String topicName;
  private final Map<String, String> settings;
  private final Map<String, Need> needs;

  Topic(String topicName, Map<String, String> settings, Map<String, Need> needs) {
    this.topicName = topicName;
    this.settings = settings;
    this.needs = needs;
  }

  /** All topics, for whoever reads or records them. */
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

  /** As it is to be for a shard and the others like it. */
  public TopicPlan plan(Shard shard) {
    return switch (this) {
      case SIGNALS, LEDGER ->
          new TopicPlan(
              topicName,
              shard.count(),
              Optional.of(shard),
              new TreeMap<>(settings),
              new TreeMap<>(needs));
      case SPOT_TICKS, TAPE -> new TopicPlan(topicName, settings, needs);
    };
  }

  /** The dead-letter topic as it is to be: what could not be read is kept until looked at. */
  public TopicPlan deadLetterPlan() {
    return new TopicPlan(deadLetterName(), Words.keptForEver(Map.of()), Map.of());
  }

  /** Kafka's names of settings, and what we make of them. */
  private static final class Words {
    private static final String CLEANUP = "cleanup.policy";
    private static final String RETENTION = "retention.ms";
    private static final String RETAINED_BYTES = "retention.bytes";
    private static final String MESSAGE_BYTES = "max.message.bytes";

    /** A restart reads back to the opening of the oldest market and its index windows. */
    private static final AtLeast A_DAY = new AtLeast(86_400_000);

    private static Map<String, String> keptForEver(Map<String, String> further) {
      Map<String, String> all = new TreeMap<>(further);
      all.put(CLEANUP, "delete");
      all.put(RETENTION, "-1");
      all.put(RETAINED_BYTES, "-1");
      return all;
    }

    /** How far back so many bytes reach depends on the market, so their number is not limited. */
    private static Map<String, Need> readAgain(Map<String, Need> further) {
      Map<String, Need> all = new TreeMap<>(further);
      all.put(CLEANUP, new Exactly("delete"));
      all.put(RETENTION, A_DAY);
      all.put(RETAINED_BYTES, Need.UNLIMITED);
      return all;
    }
  }
}
