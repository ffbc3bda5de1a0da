// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tapefiles.format;

import io.flashpaper.tape.Topic;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a tape file, such as {@code tape-BTC-2026-02-02-0.ndjson.zst}.
 *
 * @param topic whose records it holds
 * @param underlying what the tape is about
 * @param day the UTC day of tape time
 * @param part the topic's partition
 */
public record FileName(Topic topic, String underlying, LocalDate day, int part) {
  private static final String ENDING = ".ndjson.zst";
  private static final Pattern PATTERN =
      Pattern.compile("([a-z-]+)-([A-Z0-9]+)-(\\d{4}-\\d{2}-\\d{2})-(\\d+)\\.ndjson\\.zst");

  /** Reads a name; empty for any other file. */
  public static Optional<FileName> parse(String name) {
    Matcher matcher = PATTERN.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate day = LocalDate.parse(matcher.group(3));
      int part = Integer.parseInt(matcher.group(4));
      return Topic.all().stream()
          .filter(topic -> topic.topicName().equals(matcher.group(1)))
          .map(topic -> new FileName(topic, matcher.group(2), day, part))
          .findFirst();
    } catch (DateTimeParseException | NumberFormatException otherFile) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return topic.topicName() + "-" + underlying + "-" + day + "-" + part + ENDING;
  }
}
