// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.kafka.KafkaCluster;
import io.flashpaper.kafka.topics.UnfitTopicsException;
import io.flashpaper.tape.Shard;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.common.TopicPartition;

/** Where Kafka is, and what its clients here are told. */
@Singleton
class Broker {
  private static final int REQUEST_TIMEOUT_MS = 5_000;
  private static final int HEARTBEATS = 4;

  private final KafkaCluster cluster;
  private final KafkaConfig config;
  private final Shard shard;

  /**
   * Checks the settings.
   *
   * @param given every kafka.* setting, without that prefix
   */
  Broker(
      @Identifier("default-kafka-broker") Map<String, Object> given,
      KafkaConfig config,
      Shard shard) {
    if (!config.sessionTimeout().isPositive() || !config.patience().isPositive()) {
      throw new IllegalArgumentException(
          "flashpaper.kafka.session-timeout and patience must be positive, but are %s and %s"
              .formatted(config.sessionTimeout(), config.patience()));
    }
    this.cluster = new KafkaCluster(given);
    this.config = config;
    this.shard = shard;
  }

  /** The one partition of signals that is ours. */
  TopicPartition signals() {
    return new TopicPartition(config.signalsTopic(), shard.index());
  }

  /** Whose accounts have their strategies here. */
  Shard shard() {
    return shard;
  }

  /** On how many brokers a new topic is to be; the cluster's default if empty. */
  OptionalInt replicationFactor() {
    return config.replicationFactor();
  }

  /** What a failure means, if a client was not let in or topics are not as they must be. */
  Optional<String> refusal(Throwable failure) {
    return UnfitTopicsException.in(failure).or(() -> cluster.refusal(failure));
  }

  private int patienceMs() {
    return (int) config.patience().toMillis();
  }

  /** For whoever asks the broker, or reads or writes. */
  Map<String, Object> client() {
    Map<String, Object> settings = cluster.settings();
    settings.put("request.timeout.ms", Math.min(REQUEST_TIMEOUT_MS, patienceMs()));
    settings.put("reconnect.backoff.max.ms", 500);
    settings.put("default.api.timeout.ms", patienceMs());
    return settings;
  }

  /** For whoever reads; where to begin is always said, and never made up. */
  Map<String, Object> reader() {
    Map<String, Object> settings = client();
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "none");
    // Topics are made as they are declared, not as the broker would.
    settings.put("allow.auto.create.topics", false);
    settings.put("isolation.level", "read_committed");
    settings.put("max.poll.records", 2_000);
    settings.put("fetch.max.wait.ms", 50);
    return settings;
  }

  /** For whoever reads the tape as the one of its group who does. */
  Map<String, Object> member() {
    int sessionMs = (int) config.sessionTimeout().toMillis();
    Map<String, Object> settings = reader();
    settings.put("group.id", config.group());
    // Who joins never takes the place of one who is well.
    settings.put(
        "partition.assignment.strategy",
        "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
    settings.put("session.timeout.ms", sessionMs);
    settings.put("heartbeat.interval.ms", Math.max(1, sessionMs / HEARTBEATS));
    return settings;
  }

  /** For the one writer: a later one of the same name shuts this one out. */
  Map<String, Object> writer() {
    Map<String, Object> settings = client();
    settings.remove("default.api.timeout.ms");
    settings.put("transactional.id", "flashpaper-" + signals());
    settings.put("transaction.timeout.ms", 2 * patienceMs());
    settings.put("acks", "all");
    settings.put("max.block.ms", patienceMs());
    settings.put("delivery.timeout.ms", patienceMs());
    // A commit is answered before it is done; what follows it may be told to come again.
    settings.put("retry.backoff.ms", 2);
    settings.put("retry.backoff.max.ms", 200);
    return settings;
  }
}
