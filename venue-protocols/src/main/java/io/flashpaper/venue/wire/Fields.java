// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.flashpaper.model.FixedPoint;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object and the path that led to it, read field by field; whatever is not as expected
 * throws {@link RefusedException}.
 */
public final class Fields {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final JsonNode node;
  private final String path;

  private Fields(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  /** Reads a text that must be a JSON object. */
  public static Fields parse(String text) {
    JsonNode node;
    try {
      node = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new RefusedException(Refusal.NOT_JSON, "no JSON: " + e.getOriginalMessage());
    }
    if (node == null || !node.isObject()) {
      throw new RefusedException(Refusal.NOT_JSON, "no JSON object");
    }
    return new Fields(node, "");
  }

  /** Whether the field is there and not null. */
  public boolean has(String name) {
    return node.hasNonNull(name);
  }

  /** A text. */
  public String text(String name) {
    JsonNode value = required(name);
    if (!value.isTextual()) {
      throw wrong(name, "a text", value);
    }
    return value.textValue();
  }

  /** A text, or an empty one where the field is not there. */
  public String textOrEmpty(String name) {
    return has(name) ? text(name) : "";
  }

  /** A whole number. */
  public long whole(String name) {
    JsonNode value = required(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrong(name, "a whole number", value);
    }
    return value.longValue();
  }

  /** True or false. */
  public boolean flag(String name) {
    JsonNode value = required(name);
    if (!value.isBoolean()) {
      throw wrong(name, "true or false", value);
    }
    return value.booleanValue();
  }

  /** A decimal text, in micros. */
  public long microsText(String name) {
    return decode(name, text(name), text -> FixedPoint.parse(plain(text), 6));
  }

  /** A decimal text of any length, in micros, rounded half up. */
  public long roundedMicrosText(String name) {
    return decode(
        name,
        text(name),
        text ->
            new BigDecimal(text)
                .movePointRight(6)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());
  }

  /** A JSON number, in micros. */
  public long microsNumber(String name) {
    JsonNode value = required(name);
    if (!value.isNumber()) {
      throw wrong(name, "a number", value);
    }
    return decode(name, value.decimalValue().toPlainString(), text -> FixedPoint.parse(text, 6));
  }

  /** A contract price: a decimal text of dollars. */
  public Price price(String name) {
    return decode(name, text(name), Price::of);
  }

  /** A count of contracts: a decimal text. */
  public Quantity quantity(String name) {
    return decode(name, text(name), Quantity::of);
  }

  /** A signed count of contracts in hundredths: a decimal text. */
  public long signedHundredths(String name) {
    return decode(name, text(name), text -> FixedPoint.parse(text, FixedPoint.QUANTITY_DECIMALS));
  }

  /** An RFC 3339 time. */
  public Instant time(String name) {
    return decode(name, text(name), Instant::parse);
  }

  /** A nested object. */
  public Fields object(String name) {
    return child(name, required(name));
  }

  /** The objects of an array. */
  public Stream<Fields> objects(String name) {
    JsonNode array = array(name);
    return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
        .map(i -> child(name + "[" + i + "]", array.get(i)));
  }

  /**
   * The only field's name and object, whatever its name: for answers keyed by the venue's alias.
   */
  public Fields firstObject() {
    Iterator<String> names = node.fieldNames();
    if (!names.hasNext()) {
      throw new RefusedException(Refusal.MISSING_FIELD, "'" + path + "' is empty");
    }
    return object(names.next());
  }

  /** The length of an array. */
  public int size(String name) {
    return array(name).size();
  }

  /** An array of text pairs, such as price levels. */
  public Stream<Pair> pairs(String name) {
    JsonNode array = array(name);
    return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
        .map(i -> pair(name + "[" + i + "]", array.get(i)));
  }

  /** The first text of an array of texts. */
  public String firstText(String name) {
    JsonNode first = array(name).get(0);
    if (first == null || !first.isTextual()) {
      throw wrong(name + "[0]", "a text", first);
    }
    return first.textValue();
  }

  private Pair pair(String name, @Nullable JsonNode value) {
    if (value == null
        || !value.isArray()
        || value.size() < 2
        || !value.get(0).isTextual()
        || !value.get(1).isTextual()) {
      throw wrong(name, "a pair of texts", value);
    }
    return new Pair(value.get(0).textValue(), value.get(1).textValue());
  }

  /** Decodes a text of this object, naming the field if it cannot be. */
  public <T> T decode(String name, String text, Function<String, T> decoder) {
    try {
      return decoder.apply(text);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException e) {
      throw new RefusedException(
          Refusal.WRONG_TYPE, "'%s%s' cannot be read: %s".formatted(path, name, e.getMessage()));
    }
  }

  private static String plain(String text) {
    boolean exponent = text.indexOf('E') >= 0 || text.indexOf('e') >= 0;
    return exponent ? new BigDecimal(text).toPlainString() : text;
  }

  private JsonNode array(String name) {
    JsonNode value = required(name);
    if (!value.isArray()) {
      throw wrong(name, "a list", value);
    }
    return value;
  }

  private Fields child(String name, JsonNode value) {
    if (!value.isObject()) {
      throw wrong(name, "an object", value);
    }
    return new Fields(value, path + name + ".");
  }

  private JsonNode required(String name) {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      throw new RefusedException(Refusal.MISSING_FIELD, "'%s%s' is missing".formatted(path, name));
    }
    return value;
  }

  private RefusedException wrong(String name, String expected, @Nullable JsonNode value) {
    return new RefusedException(
        Refusal.WRONG_TYPE,
        "'%s%s' is not %s but %s".formatted(path, name, expected, abbreviated(value)));
  }

  private static String abbreviated(@Nullable JsonNode value) {
    String text = String.valueOf(value);
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  /** Two texts that belong together. */
  public record Pair(String first, String second) {}
}
