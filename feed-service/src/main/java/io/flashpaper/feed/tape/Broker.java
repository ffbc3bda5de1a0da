// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

import io.flashpaper.feed.config.KafkaConfig;
import io.flashpaper.kafka.KafkaCluster;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/** Where Kafka is, and how long we wait for it. */
@Singleton
final class Broker {
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

  private final KafkaCluster cluster;
  private final Duration sessionTimeout;
  private final Duration patience;
  private final OptionalInt replicationFactor;

  /**
   * Checks the settings.
   *
   * @param given every kafka.* setting, without that prefix
   */
  Broker(@Identifier("default-kafka-broker") Map<String, Object> given, KafkaConfig config) {
    this.cluster = new KafkaCluster(given);
    this.sessionTimeout = positive("session-timeout", config.sessionTimeout());
    this.patience = positive("patience", config.patience());
    this.replicationFactor = config.replicationFactor();
  }

  private static Duration positive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(
          "flashpaper.kafka.%s must be positive, but is %s".formatted(name, value));
    }
    return value;
  }

  /** Its address as it was given, for messages. */
  @Override
  public String toString() {
    return cluster.toString();
  }

  /** What a failure of a client means, and which setting to look at. */
  String why(Throwable failure) {
    return cluster.why(failure);
  }

  Duration sessionTimeout() {
    return sessionTimeout;
  }

  Duration patience() {
    return patience;
  }

  /** On how many brokers a new topic is to be; the cluster's default if empty. */
  OptionalInt replicationFactor() {
    return replicationFactor;
  }

  /** What every client of Kafka is told. */
  Map<String, Object> settings() {
    Map<String, Object> settings = cluster.settings();
    settings.put("request.timeout.ms", (int) requestTimeoutMs());
    settings.put("reconnect.backoff.max.ms", 500);
    settings.put("default.api.timeout.ms", (int) patience.toMillis());
    return settings;
  }

  long requestTimeoutMs() {
    return Math.min(REQUEST_TIMEOUT.toMillis(), patience.toMillis());
  }
}
