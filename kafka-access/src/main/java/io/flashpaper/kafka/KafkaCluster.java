// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** Where a Kafka cluster is, and what its clients say and show to be let in. */
public final class KafkaCluster {
  /** What the settings are called where they stand among others. */
  static final String PREFIX = "kafka.";

  private static final String ADDRESS = "bootstrap.servers";

  private final Map<String, Object> settings;
  private final Refusals refusals;

  /**
   * Checks the settings.
   *
   * @param settings in Kafka's own words, without a prefix; what is unknown is left to Kafka
   * @throws IllegalArgumentException naming the setting that is wrong or missing, and never what a
   *     secret one says
   */
  public KafkaCluster(Map<String, ?> settings) {
    this.settings = Map.copyOf(settings);
    String address = String.valueOf(this.settings.getOrDefault(ADDRESS, ""));
    if (address.isBlank()) {
      throw new IllegalArgumentException(
          "kafka.bootstrap.servers is not set: name Kafka's address, such as 127.0.0.1:9092");
    }
    this.refusals = new Refusals(address, Entry.of(this.settings));
  }

  /** A cluster that asks for nothing. */
  public static KafkaCluster at(String bootstrapServers) {
    return new KafkaCluster(Map.of(ADDRESS, bootstrapServers));
  }

  /**
   * A cluster by what a file or a directory says of it.
   *
   * @param bootstrapServers its address; without it the file's
   * @param file lines such as {@code security.protocol=SASL_SSL}, as Kafka's own tools take them;
   *     or a directory with a file for each setting, named like it. The names may begin with {@code
   *     kafka.}, as the services have them
   * @throws IllegalArgumentException if the file cannot be read or what it says is wrong
   */
  public static KafkaCluster by(Optional<String> bootstrapServers, Path file) {
    Map<String, Object> settings = new HashMap<>();
    (Files.isDirectory(file) ? filesOf(file) : linesOf(file))
        .forEach(
            (full, value) ->
                settings.put(
                    full.startsWith(PREFIX) ? full.substring(PREFIX.length()) : full, value));
    bootstrapServers.ifPresent(address -> settings.put(ADDRESS, address));
    return new KafkaCluster(settings);
  }

  private static Map<String, String> linesOf(Path file) {
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      lines.load(reader);
    } catch (IOException unreadable) {
      throw unreadable(file, unreadable);
    }
    Map<String, String> settings = new HashMap<>();
    lines.forEach((name, value) -> settings.put(name.toString(), value.toString()));
    return settings;
  }

  private static Map<String, String> filesOf(Path directory) {
    Map<String, String> settings = new HashMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        settings.put(file.getFileName().toString(), Files.readString(file).stripTrailing());
      }
      return settings;
    } catch (IOException unreadable) {
      throw unreadable(directory, unreadable);
    }
  }

  private static IllegalArgumentException unreadable(Path path, IOException cause) {
    return new IllegalArgumentException(
        "Kafka's settings cannot be read from %s".formatted(path), cause);
  }

  /** Its address, as it was given. */
  public String address() {
    return String.valueOf(settings.get(ADDRESS));
  }

  /** What every client is made from: a map of its own, to add to. */
  public Map<String, Object> settings() {
    return new HashMap<>(settings);
  }

  /** The same with a client's own settings, which win. */
  public Map<String, Object> settings(Map<String, ?> own) {
    Map<String, Object> all = settings();
    all.putAll(own);
    return all;
  }

  /**
   * Which setting to look at, in a sentence, if Kafka did not let a client in or may not be
   * reached; empty if the failure is of another kind.
   */
  public Optional<String> refusal(Throwable failure) {
    return refusals.sentence(failure);
  }

  /** The refusal, or what the failure says of itself. */
  public String why(Throwable failure) {
    return refusal(failure)
        .orElseGet(
            () ->
                failure.getMessage() == null
                    ? failure.getClass().getSimpleName()
                    : failure.getMessage());
  }

  /** Its address, without anything secret. */
  @Override
  public String toString() {
    return PREFIX + ADDRESS + "=" + address();
  }
}
