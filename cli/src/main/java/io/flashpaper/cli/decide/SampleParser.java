// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.decide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Reads one line. Numbers may be written as numbers or as strings, times also as {@code
 * 2026-02-02T18:15:00Z}; what binary fractions leave behind the sixth decimal is rounded away.
 */
final class SampleParser {
  static final String EXAMPLE =
      """
      {"t":1770056100000,"btc":76494.99,"ticker":"KXBTC15M-26FEB021330-30",\
      "closeTime":1770057000000,"windowSeconds":900,"yesBid":"0.52","yesAsk":"0.54","volume":1200}\
      """;

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  // Today in seconds, which nobody means as milliseconds of January 1970.
  private static final BigDecimal LEAST_SECONDS = BigDecimal.valueOf(1_400_000_000L);
  private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(2_200_000_000L);
  private static final BigDecimal YEAR_2286_MS = BigDecimal.valueOf(10_000_000_000_000L);
  private static final long DAY_SECONDS = 86_400;
  private static final BigDecimal MOST_DOLLARS = new BigDecimal("1000000000");
  private static final BigDecimal MOST_CONTRACTS = new BigDecimal("1000000000000");

  Sample parse(String line) throws BadSampleException {
    JsonNode row = row(line);
    long windowSeconds = windowSeconds(row);
    return new Sample(
        time(row, "t"),
        dollars(row, "btc"),
        ticker(row),
        time(row, "closeTime"),
        windowSeconds * 1000,
        price(row, "yesBid"),
        price(row, "yesAsk").filter(ask -> ask.isBelow(Price.ONE)),
        volume(row),
        isAbsent(row, "strike") ? OptionalLong.empty() : OptionalLong.of(dollars(row, "strike")));
  }

  private static JsonNode row(String line) throws BadSampleException {
    JsonNode row;
    try {
      row = JSON.readTree(line);
    } catch (JsonProcessingException malformed) {
      throw new BadSampleException(
          "it is no JSON (%s): write one object a line, such as %s"
              .formatted(malformed.getOriginalMessage(), EXAMPLE));
    }
    if (!row.isObject()) {
      throw new BadSampleException("it is no object: write one a line, such as " + EXAMPLE);
    }
    return row;
  }

  private static boolean isAbsent(JsonNode row, String field) {
    JsonNode value = row.path(field);
    return value.isMissingNode() || value.isNull() || isNotANumber(value);
  }

  private static boolean isNotANumber(JsonNode value) {
    return value.isFloatingPointNumber() && !value.isBigDecimal() && Double.isNaN(value.asDouble());
  }

  private static BadSampleException wrong(JsonNode row, String field, String remedy) {
    JsonNode value = row.path(field);
    return new BadSampleException(
        value.isMissingNode()
            ? "field %s is missing: it must be %s".formatted(field, remedy)
            : "field %s is %s, but must be %s".formatted(field, value, remedy));
  }

  /** A number within a range, written as a number or as a string. */
  private static BigDecimal number(
      JsonNode row, String field, String remedy, Predicate<BigDecimal> allowed)
      throws BadSampleException {
    JsonNode value = row.path(field);
    BigDecimal number;
    try {
      number = value.isTextual() ? new BigDecimal(value.textValue().strip()) : value.decimalValue();
    } catch (NumberFormatException malformed) {
      throw wrong(row, field, remedy);
    }
    // A scale far outside what prices have would take a long time to round.
    if (!(value.isNumber() || value.isTextual())
        || isNotANumber(value)
        || Math.abs((long) number.scale()) > 400
        || !allowed.test(number)) {
      throw wrong(row, field, remedy);
    }
    return number;
  }

  private static long time(JsonNode row, String field) throws BadSampleException {
    String remedy = "milliseconds since 1970, such as 1770056100000 (seconds times 1000)";
    JsonNode value = row.path(field);
    if (value.isTextual() && value.textValue().contains("T")) {
      try {
        return Instant.parse(value.textValue().strip()).toEpochMilli();
      } catch (DateTimeException malformed) {
        throw wrong(row, field, remedy);
      }
    }
    BigDecimal ms = number(row, field, remedy, SampleParser::isMilliseconds);
    return ms.setScale(0, RoundingMode.FLOOR).longValueExact();
  }

  private static boolean isMilliseconds(BigDecimal n) {
    boolean seconds = n.compareTo(LEAST_SECONDS) >= 0 && n.compareTo(MOST_SECONDS) <= 0;
    return !seconds && n.signum() >= 0 && n.compareTo(YEAR_2286_MS) < 0;
  }

  private static long windowSeconds(JsonNode row) throws BadSampleException {
    return number(
            row,
            "windowSeconds",
            "900 or 3600: how long the market trades",
            n ->
                n.stripTrailingZeros().scale() <= 0
                    && n.signum() > 0
                    && n.compareTo(BigDecimal.valueOf(DAY_SECONDS)) <= 0)
        .longValueExact();
  }

  private static long dollars(JsonNode row, String field) throws BadSampleException {
    return number(
            row,
            field,
            "the price of a bitcoin in dollars, above 0",
            n -> n.compareTo(new BigDecimal("0.01")) >= 0 && n.compareTo(MOST_DOLLARS) <= 0)
        .movePointRight(6)
        .setScale(0, RoundingMode.HALF_EVEN)
        .longValueExact();
  }

  private static MarketId ticker(JsonNode row) throws BadSampleException {
    JsonNode value = row.path("ticker");
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw wrong(row, "ticker", "the market's ticker, such as \"KXBTC15M-26FEB021330-30\"");
    }
    return new MarketId(value.textValue().strip());
  }

  /** Empty where nobody quotes: null or 0. */
  private static Optional<Price> price(JsonNode row, String field) throws BadSampleException {
    if (row.has(field) && isAbsent(row, field)) {
      return Optional.empty();
    }
    long micros =
        number(
                row,
                field,
                "dollars from 0 to 1, such as \"0.52\" (not cents), or null without a quote",
                n -> n.signum() >= 0 && n.compareTo(BigDecimal.ONE) <= 0)
            .movePointRight(6)
            .setScale(0, RoundingMode.HALF_EVEN)
            .longValueExact();
    return micros == 0 ? Optional.empty() : Optional.of(new Price(micros));
  }

  private static Quantity volume(JsonNode row) throws BadSampleException {
    return new Quantity(
        number(
                row,
                "volume",
                "contracts traded so far, at least 0",
                n -> n.signum() >= 0 && n.compareTo(MOST_CONTRACTS) <= 0)
            .movePointRight(2)
            .setScale(0, RoundingMode.FLOOR)
            .longValueExact());
  }
}
