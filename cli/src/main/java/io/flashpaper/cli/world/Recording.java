// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.stack.StackException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * A recorded day: one JSON object per line, each with its UTC time {@code t}.
 *
 * @param file the recording, as an absolute path
 * @param first the time of its first sample
 * @param last the time of its last sample
 */
public record Recording(Path file, Instant first, Instant last) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long WINDOW_SECONDS = 900;

  /**
   * Finds out what a recording spans.
   *
   * @throws StackException if the file cannot be read or holds no samples
   */
  public static Recording read(Path path) {
    Path file = path.toAbsolutePath().normalize();
    @Nullable String firstLine = null;
    @Nullable String lastLine = null;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          firstLine = firstLine == null ? line : firstLine;
          lastLine = line;
        }
      }
    } catch (IOException e) {
      throw new StackException("The recording %s cannot be read: %s".formatted(file, e), e);
    }
    if (firstLine == null || lastLine == null) {
      throw new StackException("The recording %s holds no samples.".formatted(file));
    }
    return new Recording(file, time(file, firstLine), time(file, lastLine));
  }

  /** When the window of the last sample closes: the next quarter of an hour. */
  public Instant lastClose() {
    long second = last.getEpochSecond();
    return Instant.ofEpochSecond((second / WINDOW_SECONDS + 1) * WINDOW_SECONDS);
  }

  private static Instant time(Path file, String line) {
    try {
      JsonNode t = JSON.readTree(line).path("t");
      return parse(t.asText());
    } catch (JsonProcessingException | DateTimeParseException e) {
      throw new StackException(
          "The recording %s holds a line without a time t: %s"
              .formatted(file, line.substring(0, Math.min(line.length(), 80))),
          e);
    }
  }

  private static Instant parse(String t) {
    return t.endsWith("Z") ? Instant.parse(t) : LocalDateTime.parse(t).toInstant(ZoneOffset.UTC);
  }
}
