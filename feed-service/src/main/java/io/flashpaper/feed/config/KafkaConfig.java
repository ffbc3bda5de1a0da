// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** How long Kafka may be silent, and how long a leader may. */
@ConfigMapping(prefix = "flashpaper.kafka")
public interface KafkaConfig {
  /**
   * After how long without a heartbeat the leading process is taken for dead. Not shorter than the
   * broker's group.min.session.timeout.ms, which is 6 s unless it was changed.
   */
  @WithDefault("6s")
  Duration sessionTimeout();

  /** How long Kafka may be out of reach before the process ends, to be started anew. */
  @WithDefault("30s")
  Duration patience();

  /**
   * On how many brokers a topic is to be that this service makes; the cluster's default if not
   * given.
   */
  OptionalInt replicationFactor();
}
