// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Captures of what the venues really sent, kept outside the repository. */
public final class Recordings {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Recordings() {}

  /** The file, or a skipped test that says so. */
  public static Path file(String name) {
    Path file =
        Path.of(System.getProperty("flashpaper.root"))
            .toAbsolutePath()
            .resolveSibling("shared")
            .resolve("recordings")
            .resolve(name);
    if (!Files.exists(file)) {
      System.out.println("SKIPPED: the recording " + file + " is not here");
    }
    assumeThat(file).exists();
    return file;
  }

  /** The raw frames of a file of captured frames. */
  public static List<String> frames(String name) {
    return lines(name).stream().map(line -> line.get("raw").asText()).toList();
  }

  /** A recorded REST answer's body. */
  public static String body(String name) {
    return json(name).get("body").toString();
  }

  /** A file of JSON. */
  public static JsonNode json(String name) {
    try {
      return MAPPER.readTree(Files.readString(file(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> lines(String name) {
    try {
      return Files.readAllLines(file(name)).stream()
          .filter(line -> !line.isBlank())
          .map(Recordings::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
