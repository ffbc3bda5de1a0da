// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.kafka;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;
import org.jspecify.annotations.Nullable;

/** What it means when Kafka does not let a client in, and what to do about it. */
final class Refusals {
  private final String address;
  private final Entry entry;

  Refusals(String address, Entry entry) {
    this.address = address;
    this.entry = entry;
  }

  Optional<String> sentence(Throwable failure) {
    return causes(failure).map(this::of).flatMap(Optional::stream).findFirst();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(20);
  }

  private Optional<String> of(Throwable failure) {
    return switch (failure) {
      case SaslAuthenticationException _, UnsupportedSaslMechanismException _ ->
          said(
              "Kafka at %s does not let this user in (%s): look at user and password in"
                  + " kafka.sasl.jaas.config, and at kafka.sasl.mechanism, which is %s",
              failure.getMessage(), entry.mechanism());
      case SslAuthenticationException _ ->
          said(
              "Kafka at %s and this client do not trust each other (%s):"
                  + " kafka.ssl.truststore.location must hold the certificate of who signed"
                  + " Kafka's, which must be made out to the name it is reached by; if Kafka asks"
                  + " for a client's certificate, kafka.ssl.keystore.location must hold one%s",
              root(failure), "");
      case AuthorizationException _ ->
          said(
              "Kafka at %s knows this user, who may not do that (%s): give the user of"
                  + " kafka.sasl.jaas.config rights on the topics, groups and transactional ids of"
                  + " docs/operating/security.md%s",
              failure.getMessage(), "");
      case ConfigException _ ->
          said(
              "No client of Kafka at %s can be made (%s): see the kafka.* settings%s",
              failure.getMessage(), "");
      case TimeoutException _ ->
          said(
              "Kafka at %s does not answer (%s): is it there, and is kafka.security.protocol=%s"
                  + " what it speaks at that address?",
              failure.getMessage(), entry.protocol());
      case KafkaException made when isOfFiles(made) ->
          said(
              "No client of Kafka at %s can be made (%s): see kafka.ssl.truststore.* and"
                  + " kafka.ssl.keystore.*%s",
              root(made), "");
      default -> Optional.empty();
    };
  }

  private Optional<String> said(String sentence, @Nullable String reason, Object further) {
    return Optional.of(sentence.formatted(address, reason, further));
  }

  private static boolean isOfFiles(KafkaException failure) {
    return String.valueOf(failure.getMessage()).contains("SSL");
  }

  private static String root(Throwable failure) {
    return causes(failure)
        .reduce((_, deeper) -> deeper)
        .map(cause -> String.valueOf(cause.getMessage()))
        .orElseThrow();
  }
}
