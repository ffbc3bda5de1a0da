// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.kafka.topics.ClusterTopics;
import io.flashpaper.kafka.topics.UnfitTopicsException;
import io.flashpaper.tape.Topic;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** The topics that are read and spoken in here. */
@Singleton
class OwnTopics {
  private static final Logger LOG = Logger.getLogger(OwnTopics.class);

  private final Broker broker;
  private boolean sure;

  OwnTopics(Broker broker) {
    this.broker = broker;
  }

  /**
   * Makes those that do not exist, and checks the others; once in the life of a process.
   *
   * @throws UnfitTopicsException if one is not as it must be
   */
  void ensure() {
    if (!sure) {
      new ClusterTopics(broker.client(), broker.replicationFactor())
          .ensure(
              List.of(
                  Topic.TAPE.plan(broker.shard()),
                  Topic.TAPE.deadLetterPlan(),
                  Topic.SIGNALS.plan(broker.shard()).named(broker.signals().topic())),
              LOG::warn);
      sure = true;
    }
  }
}
