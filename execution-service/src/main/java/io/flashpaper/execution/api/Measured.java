// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.event.IndexStatus;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a gate saw last, as a person reads it: the unit is in the measure's name.
 *
 * @param unit null where value and threshold are words or plain numbers
 */
record Measured(
    @Nullable String measure,
    @Nullable String value,
    @Nullable String threshold,
    @Nullable String unit) {

  /** The unit that a measure's name ends in, and how many decimals its whole numbers carry. */
  private enum Unit {
    DOLLARS("Micros", 6),
    PERCENT("Ppm", 4),
    CONTRACTS("Hundredths", 2),
    SECONDS("Ms", 3),
    NONE("", 0);

    private final String suffix;
    private final int decimals;

    Unit(String suffix, int decimals) {
      this.suffix = suffix;
      this.decimals = decimals;
    }

    static Unit of(String measure) {
      return Arrays.stream(values())
          .filter(unit -> measure.endsWith(unit.suffix))
          .findFirst()
          .orElseThrow();
    }
  }

  static Measured of(Fields row) throws SQLException {
    String measure = row.textOrNull("measure");
    return measure == null
        ? new Measured(null, null, null, null)
        : of(measure, row.numberOrNull("last_value"), row.numberOrNull("threshold"));
  }

  static Measured of(String measure, @Nullable Long value, @Nullable Long threshold) {
    Unit unit = Unit.of(measure);
    return new Measured(
        measure,
        text(measure, unit, value),
        text(measure, unit, threshold),
        unit == Unit.NONE ? null : unit.name().toLowerCase(Locale.ROOT));
  }

  private static @Nullable String text(String measure, Unit unit, @Nullable Long number) {
    if (number == null) {
      return null;
    }
    return switch (measure) {
      case "grade" -> word(FeedGrade.values(), number);
      case "indexStatus" -> word(IndexStatus.values(), number);
      default -> BigDecimal.valueOf(number, unit.decimals).toPlainString();
    };
  }

  private static String word(Enum<?>[] words, long ordinal) {
    return words[Math.toIntExact(ordinal)].name();
  }
}
