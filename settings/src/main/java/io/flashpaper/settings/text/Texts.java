// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.settings.text;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Values by name, each as an operator would write it; what is left open is left out. */
public final class Texts {
  private final SortedMap<String, String> byName = new TreeMap<>();

  /** Adds a value, or the list of several. */
  public Texts put(String name, Object value) {
    switch (value) {
      case Optional<?> open -> open.ifPresent(set -> put(name, set));
      case OptionalInt open -> open.ifPresent(set -> put(name, set));
      case Collection<?> several ->
          byName.put(name, several.stream().map(Texts::element).collect(Collectors.joining(",")));
      default -> byName.put(name, text(value));
    }
    return this;
  }

  private static String element(Object value) {
    return text(value).replace("\\", "\\\\").replace(",", "\\,");
  }

  private static String text(Object value) {
    return switch (value) {
      case Duration span -> SpanConverter.write(span);
      case BigDecimal number -> number.toPlainString();
      case Enum<?> word -> word.name();
      default -> value.toString();
    };
  }

  /** All of them. */
  public SortedMap<String, String> byName() {
    return byName;
  }
}
