// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import io.flashpaper.execution.ExecutionConfig;
import io.flashpaper.execution.OwnShard;
import io.flashpaper.kafka.KafkaCluster;
import io.flashpaper.kafka.topics.UnfitTopicsException;
import io.flashpaper.tape.Shard;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.common.TopicPartition;

/** Where Kafka is, and what the readers here are told. */
@Singleton
public final class Broker {
  private static final int HEARTBEATS = 4;

  private final KafkaCluster cluster;
  private final String instance;
  private final ExecutionConfig.Kafka config;
  private final Shard shard;

  /**
   * Checks the settings.
   *
   * @param given every kafka.* setting, without that prefix
   */
  public Broker(
      @Identifier("default-kafka-broker") Map<String, Object> given, ExecutionConfig config) {
    if (!config.kafka().sessionTimeout().isPositive()) {
      throw new IllegalArgumentException(
          "flashpaper.kafka.session-timeout must be positive, but is "
              + config.kafka().sessionTimeout());
    }
    this.cluster = new KafkaCluster(given);
    this.instance = config.instanceId();
    this.config = config.kafka();
    this.shard = OwnShard.of(config);
  }

  /** The one partition of signals that is ours. */
  public TopicPartition signals() {
    return new TopicPartition(config.signalsTopic(), shard.index());
  }

  /** Whose signals these are. */
  Shard shard() {
    return shard;
  }

  /** For whoever asks the broker. */
  Map<String, Object> client() {
    return cluster.settings();
  }

  /** On how many brokers a new topic is to be; the cluster's default if empty. */
  OptionalInt replicationFactor() {
    return config.replicationFactor();
  }

  /** What a failure means, if a client was not let in or topics are not as they must be. */
  Optional<String> refusal(Throwable failure) {
    return UnfitTopicsException.in(failure).or(() -> cluster.refusal(failure));
  }

  /** For a reader; where to begin is always said, and never made up. */
  public Map<String, Object> reader(String name) {
    Map<String, Object> settings = cluster.settings();
    settings.put("client.id", instance + "-" + name);
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "none");
    // Topics are made as they are declared, not as the broker would.
    settings.put("allow.auto.create.topics", false);
    settings.put("isolation.level", "read_committed");
    settings.put("max.poll.records", 2_000);
    settings.put("fetch.max.wait.ms", 20);
    settings.put("reconnect.backoff.max.ms", 500);
    return settings;
  }

  /** For the one of its group that keeps the ledger. */
  Map<String, Object> member(String name) {
    int sessionMs = (int) config.sessionTimeout().toMillis();
    Map<String, Object> settings = reader(name);
    settings.put("group.id", config.group());
    // Who joins never takes the place of one who is well.
    settings.put(
        "partition.assignment.strategy",
        "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
    settings.put("session.timeout.ms", sessionMs);
    settings.put("heartbeat.interval.ms", Math.max(1, sessionMs / HEARTBEATS));
    return settings;
  }
}
