// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Facts of reasons, whose names end in their units, as people read them. */
final class FactText {
  private static final long DOLLARS_OF_BITCOIN = 10_000_000;

  private FactText() {}

  /** All facts of a reason, such as {@code momentum 0.0812 %, threshold 0.05 %}. */
  static String of(JsonNode reason) {
    List<String> facts = new ArrayList<>();
    for (JsonNode fact : reason.path("facts")) {
      facts.add(of(fact.path("name").asText(), fact.path("value").asLong()));
    }
    return String.join(", ", facts);
  }

  static String of(String name, long value) {
    for (Unit unit : Unit.values()) {
      if (name.endsWith(unit.suffix) && name.length() > unit.suffix.length()) {
        return words(name.substring(0, name.length() - unit.suffix.length()))
            + ' '
            + unit.text(value);
      }
    }
    return words(name) + ' ' + value;
  }

  private static String words(String camelCase) {
    return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }

  private enum Unit {
    MICROS("Micros") {
      @Override
      String text(long value) {
        return Math.abs(value) > DOLLARS_OF_BITCOIN
            ? String.format(Locale.ROOT, "$%,.2f", BigDecimal.valueOf(value, 6))
            : '$' + plain(BigDecimal.valueOf(value, 6), 2);
      }
    },
    PPM("Ppm") {
      @Override
      String text(long value) {
        return plain(BigDecimal.valueOf(value, 4), 0) + " %";
      }
    },
    PPB("Ppb") {
      @Override
      String text(long value) {
        return plain(BigDecimal.valueOf(value, 7), 0) + " %";
      }
    },
    MS("Ms") {
      @Override
      String text(long value) {
        return plain(BigDecimal.valueOf(value, 3), 0) + " s";
      }
    };

    private final String suffix;

    Unit(String suffix) {
      this.suffix = suffix;
    }

    abstract String text(long value);
  }

  /** Without idle zeros beyond so many decimals. */
  static String plain(BigDecimal value, int least) {
    BigDecimal plain = value.stripTrailingZeros();
    return plain.setScale(Math.max(plain.scale(), least)).toPlainString();
  }
}
