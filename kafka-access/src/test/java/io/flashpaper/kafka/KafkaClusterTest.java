// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaClusterTest {
  private static final String SECRET = "correct horse battery staple";
  private static final Map<String, String> SAFE =
      Map.of(
          "bootstrap.servers", "kafka:9093",
          "security.protocol", "SASL_SSL",
          "sasl.mechanism", "SCRAM-SHA-512",
          "sasl.jaas.config",
              "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"f\""
                  + " password=\""
                  + SECRET
                  + "\";",
          "ssl.truststore.type", "PEM",
          "ssl.truststore.location", "/none/ca.pem");

  @TempDir Path dir;

  private static Map<String, String> with(String name, String value) {
    Map<String, String> settings = new HashMap<>(SAFE);
    settings.put(name, value);
    return settings;
  }

  private static Map<String, String> without(String name) {
    Map<String, String> settings = new HashMap<>(SAFE);
    settings.remove(name);
    return settings;
  }

  @Test
  void aClientIsToldAllOfItAndItsOwnSettingsWin() {
    Map<String, Object> settings =
        new KafkaCluster(SAFE).settings(Map.of("ssl.truststore.type", "PKCS12", "acks", "all"));
    assertThat(settings)
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("ssl.truststore.type", "PKCS12")
        .containsEntry("acks", "all")
        .hasSize(SAFE.size() + 1);
  }

  @Test
  void itsTextNamesNothingButTheAddress() {
    assertThat(new KafkaCluster(SAFE)).hasToString("kafka.bootstrap.servers=kafka:9093");
  }

  @Test
  void withoutAnAddressItIsRefused() {
    assertThatThrownBy(() -> new KafkaCluster(without("bootstrap.servers")))
        .hasMessageContaining("kafka.bootstrap.servers is not set");
  }

  @Test
  void anUnknownProtocolIsRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> new KafkaCluster(with("security.protocol", "TLS")))
        .hasMessageContainingAll("kafka.security.protocol is TLS", "SASL_SSL");
  }

  @Test
  void aPasswordThatNobodyWouldAskForIsRefused() {
    assertThatThrownBy(() -> new KafkaCluster(without("security.protocol")))
        .hasMessageContainingAll("is set, but has no effect", "PLAINTEXT", "SASL_SSL")
        .hasMessageNotContaining(SECRET);
    assertThatThrownBy(() -> new KafkaCluster(with("security.protocol", "SSL")))
        .hasMessageContainingAll("kafka.sasl.jaas.config is set, but has no effect")
        .hasMessageNotContaining(SECRET);
    assertThatThrownBy(() -> new KafkaCluster(with("security.protocol", "SASL_PLAINTEXT")))
        .hasMessageContaining("kafka.ssl.truststore.location is set, but has no effect");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sasl.mechanism", "sasl.jaas.config"})
  void whoMustSayWhoHeIsSaysHow(String missing) {
    assertThatThrownBy(() -> new KafkaCluster(without(missing)))
        .hasMessageContaining("kafka." + missing + " is not set");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {SECRET, "PlainLoginModule " + SECRET, "PlainLoginModule required " + SECRET})
  void whatIsNoLoginModuleIsRefusedAndNotRepeated(String jaas) {
    assertThatThrownBy(() -> new KafkaCluster(with("sasl.jaas.config", jaas)))
        .hasMessageContainingAll("kafka.sasl.jaas.config", "ScramLoginModule required")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void aFileSaysItAsKafkasToolsOrAsTheServicesDo() throws IOException {
    Path tools = Files.writeString(dir.resolve("tools"), "security.protocol=SSL\n");
    assertThat(KafkaCluster.by(Optional.of("a:1"), tools).settings())
        .isEqualTo(Map.of("bootstrap.servers", "a:1", "security.protocol", "SSL"));
    Path services =
        Files.writeString(
            dir.resolve("services"), "kafka.bootstrap.servers=b:2\nkafka.security.protocol=SSL\n");
    assertThat(KafkaCluster.by(Optional.empty(), services).address()).isEqualTo("b:2");
    assertThat(KafkaCluster.by(Optional.of("a:1"), services).address()).isEqualTo("a:1");
    assertThatThrownBy(() -> KafkaCluster.by(Optional.empty(), dir.resolve("none")))
        .hasMessageContainingAll("none", "cannot be read");
  }

  @Test
  void aDirectorySaysItWithAFileForEachSetting() throws IOException {
    Files.writeString(dir.resolve("kafka.security.protocol"), "SSL\n");
    Files.createDirectory(dir.resolve("..data"));

    assertThat(KafkaCluster.by(Optional.of("a:1"), dir).settings())
        .isEqualTo(Map.of("bootstrap.servers", "a:1", "security.protocol", "SSL"));
  }

  @Test
  void aRefusalNamesTheSettingAndNotTheSecret() {
    KafkaCluster cluster = new KafkaCluster(SAFE);
    assertThat(
            cluster.why(
                new ExecutionException(new SaslAuthenticationException("invalid credentials"))))
        .contains("kafka:9093", "invalid credentials", "kafka.sasl.jaas.config", "SCRAM-SHA-512")
        .doesNotContain(SECRET);
    assertThat(
            cluster.why(
                new SslAuthenticationException(
                    "SSL handshake failed", new SSLHandshakeException("PKIX path building"))))
        .contains("PKIX path building", "kafka.ssl.truststore.location")
        .doesNotContain(SECRET);
    assertThat(cluster.why(new TopicAuthorizationException("tape")))
        .contains("rights", "tape")
        .doesNotContain(SECRET);
    assertThat(cluster.why(new IllegalStateException("of another kind")))
        .isEqualTo("of another kind");
    assertThat(cluster.refusal(new IllegalStateException("of another kind"))).isEmpty();
  }

  @Test
  void aClientThatCannotBeMadeNamesTheSetting() {
    KafkaCluster cluster = new KafkaCluster(with("bootstrap.servers", "127.0.0.1:9"));
    try (Admin never = Admin.create(cluster.settings())) {
      assertThat(never).isNull();
    } catch (KafkaException missing) {
      assertThat(cluster.why(missing))
          .contains("kafka.ssl.truststore", "/none/ca.pem")
          .doesNotContain(SECRET);
    }
  }
}
