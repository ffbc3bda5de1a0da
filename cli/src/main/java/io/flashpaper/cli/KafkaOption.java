// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import io.flashpaper.kafka.KafkaCluster;
import io.flashpaper.stack.StackException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** How a command gets in at a Kafka that does not let everyone in. */
final class KafkaOption {
  private static final String VARIABLE = "FLASHPAPER_KAFKA_SETTINGS";

  @Option(
      names = "--kafka-settings",
      paramLabel = "FILE",
      description =
          "How Kafka lets you in, such as security.protocol=SASL_SSL, in a file as Kafka's own"
              + " tools take it; by default the one that "
              + VARIABLE
              + " names.")
  private Optional<Path> file = Optional.empty();

  /** The cluster at this address. */
  KafkaCluster at(String bootstrapServers) {
    return cluster(Optional.of(bootstrapServers), () -> bootstrapServers);
  }

  /**
   * The cluster that is meant: the file's if there is one.
   *
   * @param bootstrapServers what the user said; comes before the file's address
   * @param own the address of the running stack, which lets everyone in
   * @throws StackException if the file does not say how to get in
   */
  KafkaCluster cluster(Optional<String> bootstrapServers, Supplier<String> own) {
    Optional<Path> settings = file.or(KafkaOption::ofEnvironment);
    try {
      return settings.isPresent()
          ? KafkaCluster.by(bootstrapServers, settings.get())
          : KafkaCluster.at(bootstrapServers.orElseGet(own));
    } catch (IllegalArgumentException wrong) {
      throw new StackException(
          settings.map(path -> path + ": ").orElse("") + wrong.getMessage(), wrong);
    }
  }

  private static Optional<Path> ofEnvironment() {
    return Optional.ofNullable(System.getenv(VARIABLE))
        .filter(name -> !name.isBlank())
        .map(Path::of);
  }
}
