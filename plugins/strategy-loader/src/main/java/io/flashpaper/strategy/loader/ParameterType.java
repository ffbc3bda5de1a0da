// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.loader;

import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How text becomes a value of one type.
 *
 * @param name what people call the type
 * @param parser throws {@link IllegalArgumentException} on what it does not understand
 */
record ParameterType(String name, Function<String, Comparable<?>> parser) {
  private static final Pattern DURATION = Pattern.compile("(\\d{1,12})(ms|s|m|h)");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

  private static final Map<Class<?>, ParameterType> KNOWN =
      Map.of(
          long.class, new ParameterType("whole number", Long::valueOf),
          int.class, new ParameterType("whole number", Integer::valueOf),
          boolean.class, new ParameterType("true or false", ParameterType::bool),
          String.class, new ParameterType("text", text -> text),
          Duration.class, new ParameterType("duration such as 60s", ParameterType::duration),
          BigDecimal.class, new ParameterType("decimal", ParameterType::decimal),
          Price.class, new ParameterType("price from 0 to 1", Price::of),
          Money.class, new ParameterType("dollars", Money::of),
          Quantity.class, new ParameterType("contracts", Quantity::of));

  static Optional<ParameterType> of(Class<?> type) {
    return type.isEnum() ? Optional.of(choice(type)) : Optional.ofNullable(KNOWN.get(type));
  }

  private static ParameterType choice(Class<?> type) {
    List<Enum<?>> constants =
        Arrays.stream(type.getEnumConstants()).<Enum<?>>map(c -> (Enum<?>) c).toList();
    String names = constants.stream().map(Enum::name).collect(Collectors.joining(", "));
    return new ParameterType("one of " + names, text -> constant(constants, text));
  }

  private static Comparable<?> constant(List<Enum<?>> constants, String text) {
    String wanted = text.toUpperCase(Locale.ROOT).replace('-', '_');
    return constants.stream()
        .filter(constant -> constant.name().equals(wanted))
        .findFirst()
        .orElseThrow(IllegalArgumentException::new);
  }

  private static BigDecimal decimal(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      throw new IllegalArgumentException("no decimal");
    }
    return new BigDecimal(text);
  }

  private static Boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  private static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no duration");
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }
}
