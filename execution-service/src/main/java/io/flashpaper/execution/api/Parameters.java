// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads query parameters, and says which one is wrong and what is allowed. */
final class Parameters {
  private static final int MOST = 1000;
  private static final int LONGEST_TEXT = 200;
  private static final long YEAR_10000_MS = 253_402_300_800_000L;
  private static final String TIME =
      "a time in ISO UTC from 1970 to 9999 such as 2026-11-22T10:15:00Z";

  private Parameters() {}

  static int limit(@Nullable String value) {
    return value == null ? 100 : whole("limit", value, 1, MOST);
  }

  private static int whole(String name, String value, int least, int most) {
    String allowed = "a whole number from %d to %d".formatted(least, most);
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      throw ProblemException.badParameter(name, value, allowed);
    }
    throw ProblemException.badParameter(name, value, allowed);
  }

  /** How many points of a curve. */
  static int points(@Nullable String value) {
    return value == null ? 500 : whole("points", value, 3, 5000);
  }

  /** How many points of a chart of the last hours. */
  static int chartPoints(@Nullable String value) {
    return value == null ? 1000 : whole("points", value, 20, 5000);
  }

  /** A time in milliseconds since the epoch. */
  static OptionalLong epochMs(String name, @Nullable String value) {
    if (value == null) {
      return OptionalLong.empty();
    }
    String allowed = "milliseconds since 1970, up to " + (YEAR_10000_MS - 1);
    try {
      long timeMs = Long.parseLong(value);
      if (timeMs >= 0 && timeMs < YEAR_10000_MS) {
        return OptionalLong.of(timeMs);
      }
    } catch (NumberFormatException notANumber) {
      throw ProblemException.badParameter(name, value, allowed);
    }
    throw ProblemException.badParameter(name, value, allowed);
  }

  /** Which page of a list. */
  static PageRequest page(@Nullable String limit, @Nullable String cursor) {
    return new PageRequest(limit(limit), Optional.ofNullable(cursor));
  }

  static OptionalLong timeMs(String name, @Nullable String value) {
    if (value == null) {
      return OptionalLong.empty();
    }
    try {
      long timeMs = Instant.parse(value).toEpochMilli();
      if (timeMs >= 0 && timeMs < YEAR_10000_MS) {
        return OptionalLong.of(timeMs);
      }
    } catch (DateTimeException | ArithmeticException notATime) {
      throw ProblemException.badParameter(name, value, TIME);
    }
    throw ProblemException.badParameter(name, value, TIME);
  }

  /** From {@code since}, which belongs to it, to {@code until}, which does not. */
  static Period period(@Nullable String since, @Nullable String until) {
    return period("since", since, "until", until);
  }

  static Period period(
      String sinceName, @Nullable String since, String untilName, @Nullable String until) {
    Period period = new Period(timeMs(sinceName, since), timeMs(untilName, until));
    if (until != null && period.isBackwards()) {
      throw ProblemException.badParameter(untilName, until, "later than '" + sinceName + "'");
    }
    return period;
  }

  /** One of an enum's words, in any case. */
  static <E extends Enum<E>> Optional<E> word(String name, @Nullable String value, Class<E> words) {
    return Optional.ofNullable(value).map(text -> read(name, text, words));
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

  /** {@code true} or {@code false}. */
  static Optional<Boolean> truth(String name, @Nullable String value) {
    return word(name, value, Truth.class).map(truth -> truth == Truth.TRUE);
  }

  private enum Truth {
    TRUE,
    FALSE
  }

  /** A name, such as that of an account. */
  static Optional<String> text(String name, @Nullable String value) {
    if (value == null) {
      return Optional.empty();
    }
    if (value.isBlank()
        || value.length() > LONGEST_TEXT
        || value.codePoints().anyMatch(Parameters::isNoText)) {
      throw ProblemException.badParameter(
          name, value, "1 to %d characters, none of them a control".formatted(LONGEST_TEXT));
    }
    return Optional.of(value);
  }

  /** Whether a character can be in no name, and cannot be asked the database for. */
  static boolean isNoText(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
  }
}
