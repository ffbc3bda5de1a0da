// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads spans of time as people write them: {@code 90s}, {@code 2m}, {@code 8h}, {@code 1h30m}. */
final class Spans implements ITypeConverter<Duration> {
  private static final Pattern SPAN = Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");
  private static final int LONGEST_DIGITS = 9;

  @Override
  public Duration convert(String text) {
    Matcher parts = SPAN.matcher(text.strip());
    if (!parts.matches() || text.isBlank()) {
      throw new TypeConversionException(
          "'%s' is no span of time: write it like 90s, 2m, 8h or 1h30m".formatted(text));
    }
    return Duration.ofHours(number(parts.group(1)))
        .plusMinutes(number(parts.group(2)))
        .plusSeconds(number(parts.group(3)));
  }

  private static long number(@Nullable String digits) {
    if (digits == null) {
      return 0;
    }
    if (digits.length() > LONGEST_DIGITS) {
      throw new TypeConversionException(digits + " is too long a span of time");
    }
    return Long.parseLong(digits);
  }
}
