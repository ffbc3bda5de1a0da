// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.trades;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of one line, each known by one or two names; empty and null are absent. */
final class TradeRow {
  private static final int LONGEST = 40;

  private final JsonNode row;

  TradeRow(JsonNode row) {
    this.row = row;
  }

  Optional<String> text(String... names) {
    return Stream.of(names)
        .map(name -> row.path(name).asText("").strip())
        .filter(value -> !value.isEmpty() && !value.equals("null"))
        .findFirst();
  }

  String label(String name) {
    return text(name).orElse("none");
  }

  <E extends Enum<E>> Optional<E> word(Class<E> words, String... names) throws BadTradeException {
    Optional<String> text = text(names);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    E[] all = words.getEnumConstants();
    Optional<E> found =
        Arrays.stream(all)
            .filter(word -> word.name().equals(text.get().toUpperCase(Locale.ROOT)))
            .findFirst();
    if (found.isEmpty()) {
      throw wrong(
          text.get(),
          Arrays.stream(all).map(Enum::name).collect(Collectors.joining(" or ")),
          names);
    }
    return found;
  }

  /** A number of a kind, and within what is allowed. */
  <T> Optional<T> number(
      Function<String, T> reader, Predicate<T> allowed, String remedy, String... names)
      throws BadTradeException {
    Optional<String> text = text(names);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      T value = reader.apply(plain(text.get()));
      if (allowed.test(value)) {
        return Optional.of(value);
      }
    } catch (IllegalArgumentException malformed) {
      throw wrong(text.get(), remedy, names);
    }
    throw wrong(text.get(), remedy, names);
  }

  /** Without an exponent, as JSON may write it. */
  private static String plain(String number) {
    return number.length() > LONGEST || !number.contains("E")
        ? number
        : new BigDecimal(number).toPlainString();
  }

  OptionalLong time(String name) throws BadTradeException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Instant.parse(text.get()).toEpochMilli());
    } catch (DateTimeException | ArithmeticException malformed) {
      throw wrong(text.get(), "a time such as 2026-02-02T18:15:00Z", name);
    }
  }

  static <T> T required(Optional<T> value, String remedy, String name) throws BadTradeException {
    if (value.isEmpty()) {
      throw new BadTradeException("field %s is missing: it must be %s".formatted(name, remedy));
    }
    return value.get();
  }

  private BadTradeException wrong(String value, String remedy, String... names) {
    String name =
        Stream.of(names).filter(candidate -> row.has(candidate)).findFirst().orElse(names[0]);
    return new BadTradeException("field %s is %s, but must be %s".formatted(name, value, remedy));
  }
}
