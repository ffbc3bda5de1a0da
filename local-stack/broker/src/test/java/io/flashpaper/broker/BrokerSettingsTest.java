// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.flashpaper.broker.BrokerSettings.Entrance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
  void anEntranceMaySpeakAnotherProtocolInWordsOfItsOwn() {
    BrokerSettings settings =
        new BrokerSettings(
            Path.of("/data"),
            19092,
            19093,
            List.of(Entrance.parse("40001:40001:SASL_SSL")),
            Map.of("listener.name.entrance0.sasl.enabled.mechanisms", "SCRAM-SHA-512"));
    assertThat(settings.toProperties())
        .containsEntry(
            "listener.security.protocol.map",
            "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,ENTRANCE0:SASL_SSL")
        .containsEntry("listener.name.entrance0.sasl.enabled.mechanisms", "SCRAM-SHA-512");
  }

  @Test
  void anEntranceSendsItsClientsOnToWhoIsInBetween() {
    BrokerSettings settings =
        new BrokerSettings(
            Path.of("/data"), 19092, 19093, List.of(Entrance.parse("40001:40002")), Map.of());
    KafkaConfig config = KafkaConfig.fromProps(settings.toProperties(), false);
    assertThat(config.originals().get("listeners").toString())
        .contains("ENTRANCE0://127.0.0.1:40001");
    assertThat(config.originals().get("advertised.listeners"))
        .isEqualTo("PLAINTEXT://127.0.0.1:19092,ENTRANCE0://127.0.0.1:40002");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Entrance.parse("40001"))
        .withMessageContaining("PORT:ADVERTISED_PORT");
  }

  @Test
  void aPortOutsideTheRangeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BrokerSettings(Path.of("/data"), 65_536, 1))
        .withMessageContaining("65536");
  }
}
