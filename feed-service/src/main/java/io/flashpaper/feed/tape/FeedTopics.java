// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

import io.flashpaper.kafka.topics.ClusterTopics;
import io.flashpaper.kafka.topics.UnfitTopicsException;
import io.flashpaper.tape.Shard;
import io.flashpaper.tape.Topic;
import io.flashpaper.tape.TopicPlan;
import java.util.List;
import org.jboss.logging.Logger;

/** The topics the feed needs. */
final class FeedTopics {
  private static final Logger LOG = Logger.getLogger(FeedTopics.class);

  private FeedTopics() {}

  /**
   * Makes those that do not exist, and checks the others.
   *
   * @throws UnfitTopicsException if one is not as it must be
   */
  static void ensure(Broker broker) {
    new ClusterTopics(broker.settings(), broker.replicationFactor())
        .ensure(
            List.of(
                TopicPlan.FEED_LEADER,
                Topic.TAPE.plan(Shard.ONLY),
                Topic.TAPE.deadLetterPlan(),
                Topic.SPOT_TICKS.plan(Shard.ONLY),
                Topic.SPOT_TICKS.deadLetterPlan()),
            LOG::warn);
  }
}
