// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.tape;

import io.flashpaper.feed.config.KafkaConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where Kafka is, and how long we wait for it. */
@Singleton
final class Broker {
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

  private final String bootstrapServers;
  private final Duration sessionTimeout;
  private final Duration patience;

  @Inject
  Broker(
      @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
      KafkaConfig config) {
    this(bootstrapServers, config.sessionTimeout(), config.patience());
  }

  private Broker(String bootstrapServers, Duration sessionTimeout, Duration patience) {
    this.bootstrapServers = bootstrapServers;
    this.sessionTimeout = positive("session-timeout", sessionTimeout);
    this.patience = positive("patience", patience);
  }

  private static Duration positive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(
          "flashpaper.kafka.%s must be positive, but is %s".formatted(name, value));
    }
    return value;
  }

  /** A broker with the usual waits. */
  static Broker at(String bootstrapServers) {
    return new Broker(bootstrapServers, Duration.ofSeconds(6), Duration.ofSeconds(30));
  }

  /** How its address was given, for messages. */
  @Override
  public String toString() {
    return "kafka.bootstrap.servers=" + bootstrapServers;
  }

  Duration sessionTimeout() {
    return sessionTimeout;
  }

  Duration patience() {
    return patience;
  }

  /** What every client of Kafka is told. */
  Map<String, Object> settings() {
    long patienceMs = patience.toMillis();
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("request.timeout.ms", (int) requestTimeoutMs());
    settings.put("reconnect.backoff.max.ms", 500);
    settings.put("default.api.timeout.ms", (int) patienceMs);
    return settings;
  }

  long requestTimeoutMs() {
    return Math.min(REQUEST_TIMEOUT.toMillis(), patience.toMillis());
  }
}
