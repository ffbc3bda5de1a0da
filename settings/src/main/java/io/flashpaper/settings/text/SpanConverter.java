// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.text;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Spans of time as the services' framework reads them: {@code 300s}, {@code 250ms}, {@code 2d}, a
 * number of seconds, or ISO-8601.
 */
final class SpanConverter implements Converter<Duration> {
  private static final long serialVersionUID = 1;
  private static final Pattern SECONDS = Pattern.compile("[-+]?\\d+");
  private static final Pattern MILLIS = Pattern.compile("([-+]?\\d+)ms", Pattern.CASE_INSENSITIVE);
  private static final Pattern DAYS = Pattern.compile("[-+]?\\d+d", Pattern.CASE_INSENSITIVE);
  private static final Pattern PARTS = Pattern.compile("[-+]?\\d.*");
  private static final long MILLIS_PER_SECOND = 1000;

  @Override
  public @Nullable Duration convert(String text) {
    String span = text.strip();
    if (span.isEmpty()) {
      return null;
    }
    try {
      return read(span);
    } catch (DateTimeParseException | NumberFormatException unreadable) {
      throw new IllegalArgumentException(
          "a span of time is written such as 300s, 250ms or 1h, but is '%s'".formatted(text),
          unreadable);
    }
  }

  private static Duration read(String span) {
    var millis = MILLIS.matcher(span);
    if (millis.matches()) {
      return Duration.ofMillis(Long.parseLong(millis.group(1)));
    }
    if (SECONDS.matcher(span).matches()) {
      return Duration.ofSeconds(Long.parseLong(span));
    }
    if (DAYS.matcher(span).matches()) {
      return Duration.parse("P" + span);
    }
    return Duration.parse(PARTS.matcher(span).matches() ? "PT" + span : span);
  }

  /** The shortest of these forms. */
  static String write(Duration span) {
    if (span.toNanosPart() % 1_000_000 != 0) {
      return span.toString();
    }
    long millis = span.toMillis();
    return millis % MILLIS_PER_SECOND == 0 ? millis / MILLIS_PER_SECOND + "s" : millis + "ms";
  }
}
