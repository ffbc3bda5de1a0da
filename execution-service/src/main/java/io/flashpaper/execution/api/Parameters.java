// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads query parameters, and says which one is wrong and what is allowed. */
final class Parameters {
  private static final int MOST = 1000;

  private Parameters() {}

  static int limit(@Nullable String value) {
    if (value == null) {
      return 100;
    }
    String allowed = "a whole number from 1 to " + MOST;
    try {
      int limit = Integer.parseInt(value);
      if (limit >= 1 && limit <= MOST) {
        return limit;
      }
    } catch (NumberFormatException notANumber) {
      throw ProblemException.badParameter("limit", value, allowed);
    }
    throw ProblemException.badParameter("limit", value, allowed);
  }

  static OptionalLong timeMs(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Instant.parse(value).toEpochMilli());
    } catch (DateTimeParseException notATime) {
      throw ProblemException.badParameter(
          name, value, "a time in ISO UTC such as 2026-11-22T10:15:00Z");
    }
  }

  /** One of an enum's words, in any case. */
  static <E extends Enum<E>> Optional<E> word(String name, @Nullable String value, Class<E> words) {
    return text(value).map(text -> read(name, text, words));
  }

  private static <E extends Enum<E>> E read(String name, String text, Class<E> words) {
    return EnumSet.allOf(words).stream()
        .filter(word -> word.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.badParameter(
                    name,
                    text,
                    "one of "
                        + EnumSet.allOf(words).stream()
                            .map(word -> word.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))));
  }

  static Optional<String> text(@Nullable String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }
}
