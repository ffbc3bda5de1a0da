// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.stack.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The file in a data folder that remembers its world; a reader never sees it half written. */
public final class WorldFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  /** In this data folder. */
  public WorldFile(Path dataDir) {
    this.file = dataDir.resolve("world.json");
  }

  /** The world of this folder, if it has one. */
  public Optional<World> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode node = JSON.readTree(file.toFile());
      return Optional.of(
          new World(
              WorldMode.valueOf(node.path("mode").asText()),
              node.path("seed").asLong(),
              Instant.parse(node.path("genesis").asText()),
              text(node, "recording").map(Path::of),
              text(node, "lastWorldTime").map(Instant::parse)));
    } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
      throw new StackException(
          "%s is not readable (%s): --fresh starts the folder anew.".formatted(file, e), e);
    }
  }

  private static Optional<String> text(JsonNode node, String field) {
    return node.hasNonNull(field) ? Optional.of(node.get(field).asText()) : Optional.empty();
  }

  /** Remembers the world. */
  public void write(World world) {
    ObjectNode node = JSON.createObjectNode();
    node.put("mode", world.mode().name());
    node.put("seed", world.seed());
    node.put("genesis", world.genesis().toString());
    world.recording().ifPresent(path -> node.put("recording", path.toString()));
    world.lastWorldTime().ifPresent(time -> node.put("lastWorldTime", time.toString()));
    Path half = file.resolveSibling("world.json.new");
    try {
      Files.writeString(half, node.toPrettyString() + System.lineSeparator());
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
