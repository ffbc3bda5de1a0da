// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** How this service shares Kafka with others like it. */
@ConfigMapping(prefix = "flashpaper.kafka")
public interface KafkaConfig {
  /** The group of those of whom one reads the tape and speaks, while the others stand by. */
  @WithDefault("signal-${flashpaper.shard:0}")
  String group();

  /** Where it speaks. */
  @WithDefault("signals")
  String signalsTopic();

  /** After so long without a sign of life a standby takes over. */
  @WithDefault("6s")
  Duration sessionTimeout();

  /** How long Kafka may take for what was said; then the process ends to be started anew. */
  @WithDefault("30s")
  Duration patience();

  /**
   * On how many brokers a topic is to be that this service makes; the cluster's default if not
   * given.
   */
  OptionalInt replicationFactor();
}
