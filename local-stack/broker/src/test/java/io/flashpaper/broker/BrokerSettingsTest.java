// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;

final class BrokerSettingsTest {
  private final Properties properties =
      new BrokerSettings(Path.of("/data"), 19_092, 19_093).toProperties();

  @Test
  void kafkaAcceptsEverySetting() {
    KafkaConfig config = KafkaConfig.fromProps(properties, false);
    assertThat(config.logMessageTimestampAfterMaxMs()).isEqualTo(Long.MAX_VALUE);
    assertThat(config.logMessageTimestampBeforeMaxMs()).isEqualTo(Long.MAX_VALUE);
    assertThat(config.autoCreateTopicsEnable()).isFalse();
    assertThat(config.numPartitions()).isEqualTo(1);
  }

  @Test
  void everyListenerIsOnLoopback() {
    assertThat(properties.getProperty("listeners").split(","))
        .allMatch(listener -> listener.contains("://127.0.0.1:"));
    assertThat(properties.getProperty("advertised.listeners"))
        .isEqualTo("PLAINTEXT://127.0.0.1:19092");
  }

  @Test
  void aPortOutsideTheRangeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BrokerSettings(Path.of("/data"), 65_536, 1))
        .withMessageContaining("65536");
  }
}
