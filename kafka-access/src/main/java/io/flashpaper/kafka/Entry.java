// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.kafka;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How clients come in.
 *
 * @param mechanism of SASL; blank without
 */
record Entry(Protocol protocol, String mechanism) {
  /** A word of a login module, its flag, options, and a semicolon at the end. */
  private static final Pattern JAAS =
      Pattern.compile(
          "\\s*[\\w.$]+LoginModule\\s+(required|requisite|sufficient|optional)(\\s.*)?;\\s*",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  enum Protocol {
    PLAINTEXT,
    SSL,
    SASL_PLAINTEXT,
    SASL_SSL;

    boolean isEncrypted() {
      return this == SSL || this == SASL_SSL;
    }

    boolean asksWhoItIs() {
      return this == SASL_PLAINTEXT || this == SASL_SSL;
    }
  }

  /**
   * What the settings say of it.
   *
   * @throws IllegalArgumentException if they contradict each other
   */
  static Entry of(Map<String, Object> settings) {
    Protocol protocol = protocol(text(settings, "security.protocol").orElse("PLAINTEXT"));
    if (!protocol.isEncrypted()) {
      refuse(settings, "ssl.", protocol, "SSL or SASL_SSL");
    }
    if (!protocol.asksWhoItIs()) {
      refuse(settings, "sasl.", protocol, "SASL_SSL");
      return new Entry(protocol, "");
    }
    return new Entry(protocol, mechanism(settings, protocol));
  }

  private static Protocol protocol(String text) {
    return Arrays.stream(Protocol.values())
        .filter(known -> known.name().equals(text.strip().toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "kafka.security.protocol is %s: it must be one of PLAINTEXT, SSL, SASL_PLAINTEXT, SASL_SSL"
                        .formatted(text)));
  }

  /** Whoever says how to be safe, but not that it is to be, would be left in the open. */
  private static void refuse(
      Map<String, Object> settings, String group, Protocol protocol, String remedy) {
    settings.keySet().stream()
        .filter(name -> name.startsWith(group) && text(settings, name).isPresent())
        .collect(TreeSet<String>::new, TreeSet::add, TreeSet::addAll)
        .stream()
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "kafka.%s is set, but has no effect while kafka.security.protocol is %s: set that to %s, or leave the other out"
                      .formatted(name, protocol, remedy));
            });
  }

  private static String mechanism(Map<String, Object> settings, Protocol protocol) {
    String mechanism =
        text(settings, "sasl.mechanism")
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "kafka.security.protocol is %s, but kafka.sasl.mechanism is not set: name it, for instance SCRAM-SHA-512"
                            .formatted(protocol)));
    Optional<String> jaas = text(settings, "sasl.jaas.config");
    if (jaas.isPresent() && !JAAS.matcher(jaas.get()).matches()) {
      throw new IllegalArgumentException(
          "kafka.sasl.jaas.config does not read like"
              + " 'org.apache.kafka.common.security.scram.ScramLoginModule required"
              + " username=\"...\" password=\"...\";' (what it says is not repeated here: it holds"
              + " a password)");
    }
    if (jaas.isEmpty() && System.getProperty("java.security.auth.login.config") == null) {
      throw new IllegalArgumentException(
          "kafka.security.protocol is %s, but kafka.sasl.jaas.config is not set: give it the login module with user and password"
              .formatted(protocol));
    }
    return mechanism;
  }

  private static Optional<String> text(Map<String, Object> settings, String name) {
    return Optional.ofNullable(settings.get(name))
        .map(Object::toString)
        .filter(value -> !value.isBlank());
  }
}
