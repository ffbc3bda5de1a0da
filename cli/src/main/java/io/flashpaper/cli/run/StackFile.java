// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The file by which other commands find a running stack.
 *
 * @param pid the process that runs the stack
 * @param api where its REST API listens
 * @param feed where the feed tells how it fares, at {@code /api/v1/feeds}
 * @param signals where the signal service tells how the strategies fare, at {@code
 *     /api/v1/strategies}
 * @param simulator where simulated venues listen, at {@code /simulator/faults} for their faults too
 * @param kafka where its broker listens, as {@code bootstrap.servers} wants it
 * @param database where its ledger is, as JDBC names it; blank if it was started by a version that
 *     did not say
 * @param mode demo or live
 */
public record StackFile(
    long pid,
    URI api,
    URI feed,
    URI signals,
    Optional<URI> simulator,
    String kafka,
    String database,
    String mode) {
  static final String NAME = "stack.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The stack that runs on this data folder at the moment. */
  public static Optional<StackFile> running(Path dataDir) {
    Path file = dataDir.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode node = JSON.readTree(file.toFile());
      StackFile found =
          new StackFile(
              node.path("pid").asLong(),
              URI.create(node.path("api").asText()),
              URI.create(node.path("feed").asText()),
              URI.create(node.path("signals").asText()),
              Optional.of(node.path("simulator").asText())
                  .filter(s -> !s.isEmpty())
                  .map(URI::create),
              node.path("kafka").asText(),
              node.path("database").asText(),
              node.path("mode").asText());
      return ProcessHandle.of(found.pid()).map(process -> found);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The stacks that run on folders directly beneath this one. */
  public static List<StackFile> runningBeneath(Path workDir) {
    if (!Files.isDirectory(workDir)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(workDir)) {
      return folders.sorted().map(StackFile::running).flatMap(Optional::stream).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + workDir, e);
    }
  }

  void write(Path dataDir) throws IOException {
    ObjectNode node = JSON.createObjectNode();
    node.put("pid", pid).put("api", api.toString()).put("feed", feed.toString());
    node.put("signals", signals.toString());
    simulator.ifPresent(address -> node.put("simulator", address.toString()));
    node.put("kafka", kafka).put("database", database).put("mode", mode);
    Files.writeString(dataDir.resolve(NAME), node.toPrettyString() + System.lineSeparator());
  }

  static void remove(Path dataDir) {
    try {
      Files.deleteIfExists(dataDir.resolve(NAME));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + dataDir.resolve(NAME), e);
    }
  }
}
