// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import io.flashpaper.kafka.topics.ClusterTopics;
import io.flashpaper.kafka.topics.UnfitTopicsException;
import io.flashpaper.tape.Shard;
import io.flashpaper.tape.Topic;
import io.flashpaper.tape.TopicPlan;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The topics that are read and written here. */
@Singleton
public final class OwnTopics {
  private static final Logger LOG = Logger.getLogger(OwnTopics.class);

  private final Broker broker;
  private final List<TopicPlan> plans;
  private boolean sure;

  /** Those of the settings. */
  public OwnTopics(
      Broker broker, @ConfigProperty(name = "mp.messaging.outgoing.ledger.topic") String ledger) {
    Shard shard = broker.shard();
    this.broker = broker;
    this.plans =
        Stream.concat(
                Stream.of(
                    Topic.TAPE.plan(shard),
                    Topic.SIGNALS.plan(shard).named(broker.signals().topic()),
                    Topic.LEDGER.plan(shard).named(ledger)),
                Topic.all().stream().map(Topic::deadLetterPlan))
            .toList();
  }

  /**
   * Makes those that do not exist, and checks the others; once in the life of a process.
   *
   * @throws UnfitTopicsException if one is not as it must be
   */
  void ensure() {
    if (!sure) {
      new ClusterTopics(broker.client(), broker.replicationFactor()).ensure(plans, LOG::warn);
      sure = true;
    }
  }
}
