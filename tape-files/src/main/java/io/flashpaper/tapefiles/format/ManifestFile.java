// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The file {@code manifest.json} of a directory: there is always a whole one. */
public final class ManifestFile {
  /** Its name. */
  public static final String NAME = "manifest.json";

  private static final String NEXT = "manifest.json.next";
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private ManifestFile() {}

  /**
   * Reads the directory's manifest, if it has one.
   *
   * @throws TapeFileException if it is of another format version, or no manifest
   */
  public static Optional<Manifest> read(Path directory) throws IOException {
    Path file = directory.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode tree = MAPPER.readTree(file.toFile());
      requireFormat(file, tree);
      return Optional.of(MAPPER.treeToValue(tree, Manifest.class));
    } catch (JsonProcessingException e) {
      throw new TapeFileException(
          "%s is no manifest (%s): take it from a copy, or move it away and the files are read without its checks."
              .formatted(file, e.getOriginalMessage()),
          e);
    }
  }

  private static void requireFormat(Path file, JsonNode tree) {
    int format = tree.path("format").asInt();
    if (format != Manifest.FORMAT) {
      throw new TapeFileException(
          "%s says format %s, but this version of Flashpaper knows format %d: use the version that recorded it, or a newer one."
              .formatted(file, tree.path("format"), Manifest.FORMAT));
    }
  }

  /** Puts the manifest in the place of the old one in one step that survives a power cut. */
  public static void write(Path directory, Manifest manifest) throws IOException {
    Path next = directory.resolve(NEXT);
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer bytes = ByteBuffer.wrap(MAPPER.writeValueAsBytes(manifest));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(
        next,
        directory.resolve(NAME),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    forceNames(directory);
  }

  /** Makes names that came or went survive a power cut, where the system can. */
  public static void forceNames(Path directory) {
    try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException notOnThisSystem) {
      // Some systems cannot open a directory; they keep names in order by themselves.
    }
  }
}
