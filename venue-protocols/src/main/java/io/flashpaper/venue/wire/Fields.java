// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.model.FixedPoint;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object and the path that led to it, read field by field; whatever is not as expected
 * throws {@link RefusedException}.
 */
public final class Fields {
  /** No name, id or reason is longer; what is would not fit on the tape. */
  private static final int LONGEST_TEXT = 16_384;

  private final JsonNode node;
  private final String path;

  private Fields(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  /** Reads a text that must be a JSON object. */
  public static Fields parse(String text) {
    return of(Json.read(text));
  }

  /** Reads what must be a JSON object. */
  public static Fields of(JsonNode node) {
    if (!node.isObject()) {
      throw new RefusedException(Refusal.NOT_JSON, "no JSON object");
    }
    return new Fields(node, "");
  }

  /** Whether the field is there and not null. */
  public boolean has(String name) {
    return node.hasNonNull(name);
  }

  /** Whether the field is there, be it null. */
  public boolean names(String name) {
    return node.has(name);
  }

  /** A text that is not so long that the tape could not hold it. */
  public String text(String name) {
    JsonNode value = required(name);
    if (!value.isTextual()) {
      throw wrong(name, "a text", value);
    }
    if (value.textValue().length() > LONGEST_TEXT) {
      throw wrong(name, "at most " + LONGEST_TEXT + " characters long", value);
    }
    return value.textValue();
  }

  /** A text, or an empty one where the field is not there. */
  public String textOrEmpty(String name) {
    return has(name) ? text(name) : "";
  }

  /** A text if the field holds one that is not blank; for what only helps to report an error. */
  public Optional<String> textIfAny(String name) {
    return Optional.ofNullable(node.get(name))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue)
        .filter(text -> !text.isBlank());
  }

  /** One of a few words. */
  public String word(String name, Set<String> known) {
    String text = text(name);
    if (!known.contains(text)) {
      throw wrong(name, "one of " + String.join(", ", known.stream().sorted().toList()), text);
    }
    return text;
  }

  /** A whole number. */
  public long whole(String name) {
    JsonNode value = required(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrong(name, "a whole number", value);
    }
    return value.longValue();
  }

  /** A whole number that is not negative, such as a number in a sequence. */
  public long count(String name) {
    long value = whole(name);
    if (value < 0) {
      throw wrong(name, "a number from 0", required(name));
    }
    return value;
  }

  /** A text of a whole number that is not negative. */
  public long countText(String name) {
    return decode(name, text(name), Decoding::count);
  }

  /** A small whole number that is not negative, such as a position in a list. */
  public int index(String name) {
    long value = count(name);
    if (value > Integer.MAX_VALUE) {
      throw wrong(name, "a small number", value);
    }
    return (int) value;
  }

  /** A whole number that is not negative, if the field holds one; otherwise it is not told. */
  public OptionalLong countIfAny(String name) {
    JsonNode value = node.get(name);
    boolean isCount =
        value != null
            && value.isIntegralNumber()
            && value.canConvertToLong()
            && value.longValue() >= 0;
    return isCount ? OptionalLong.of(value.longValue()) : OptionalLong.empty();
  }

  /** An object if the field holds one; otherwise it is not told. */
  public Optional<Fields> objectIfAny(String name) {
    return Optional.ofNullable(node.get(name))
        .filter(JsonNode::isObject)
        .map(value -> child(name, value));
  }

  /** True or false. */
  public boolean flag(String name) {
    JsonNode value = required(name);
    if (!value.isBoolean()) {
      throw wrong(name, "true or false", value);
    }
    return value.booleanValue();
  }

  /** A decimal text of dollars that is not negative, in micros. */
  public long dollarsText(String name) {
    return dollars(name, text(name));
  }

  /** A decimal text of dollars that is not negative, in micros; {@code name} is for the error. */
  public long dollars(String name, String text) {
    return decode(name, text, Decoding::micros);
  }

  /** A JSON number of dollars that is not negative, in micros. */
  public long dollarsNumber(String name) {
    JsonNode value = required(name);
    if (!value.isNumber()) {
      throw wrong(name, "a number", value);
    }
    return decode(name, value.asText(), _ -> Decoding.micros(value.decimalValue()));
  }

  /** A decimal text of any length, in micros, rounded half up; not negative. */
  public long roundedDollarsText(String name) {
    return rounded(name, text(name));
  }

  /** A decimal text of any length, in micros, rounded; {@code name} is for the error. */
  public long rounded(String name, String text) {
    return decode(name, text, Decoding::roundedMicros);
  }

  /** A contract price: a decimal text of dollars from 0 to 1. */
  public Price price(String name) {
    return decode(name, text(name), Price::of);
  }

  /** A count of contracts: a decimal text. */
  public Quantity quantity(String name) {
    return quantity(name, text(name));
  }

  /** A text as a count of contracts; {@code name} is for the error. */
  public Quantity quantity(String name, String text) {
    return decode(name, text, count -> new Quantity(Decoding.hundredths(count)));
  }

  /** A signed count of contracts in hundredths: a decimal text. */
  public long signedHundredths(String name) {
    return decode(name, text(name), Decoding::hundredths);
  }

  /** An RFC 3339 time of this age. */
  public Instant time(String name) {
    return decode(name, text(name), text -> Decoding.within(Instant.parse(text)));
  }

  /** An RFC 3339 time of this age, in milliseconds since the epoch. */
  public long timeMs(String name) {
    return time(name).toEpochMilli();
  }

  /** Milliseconds since the epoch, of this age. */
  public long epochMs(String name) {
    long ms = whole(name);
    return decode(
        name, Long.toString(ms), _ -> Decoding.within(Instant.ofEpochMilli(ms)).toEpochMilli());
  }

  /** Milliseconds since the epoch, if the field holds such of this age; otherwise not told. */
  public OptionalLong epochMsIfAny(String name) {
    OptionalLong ms = countIfAny(name);
    return ms.isPresent() && Decoding.isWithin(ms.getAsLong()) ? ms : OptionalLong.empty();
  }

  /** A text of microseconds since the epoch, of this age. */
  public long epochMicrosText(String name) {
    return decode(
        name,
        text(name),
        text -> {
          long micros = FixedPoint.parse(text, 0);
          Decoding.within(Instant.ofEpochMilli(Math.floorDiv(micros, 1000L)));
          return micros;
        });
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

  /** The elements of an array, each an object or not; reading one that is not refuses it alone. */
  public Stream<Element> elements(String name) {
    JsonNode array = array(name);
    return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
        .map(i -> () -> child(name + "[" + i + "]", array.get(i)));
  }

  /** One element of an array. */
  public interface Element {
    /** The element, which must be an object. */
    Fields fields();
  }

  /** The names of all fields, as they come. */
  public Stream<String> fieldNames() {
    return node.properties().stream().map(Map.Entry::getKey);
  }

  /** Whether any field but those named holds a list. */
  public boolean hasOtherList(Set<String> known) {
    return node.properties().stream()
        .anyMatch(e -> e.getValue().isArray() && !known.contains(e.getKey()));
  }

  /** The length of an array. */
  public int size(String name) {
    return array(name).size();
  }

  /** An array of text pairs, such as price levels; what follows the two is not looked at. */
  public Stream<Pair> pairs(String name) {
    JsonNode array = array(name);
    return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
        .map(i -> pair(name + "[" + i + "]", array.get(i)));
  }

  /** An array of lists of texts. */
  public Stream<List<String>> rows(String name) {
    JsonNode array = array(name);
    return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
        .map(i -> row(name + "[" + i + "]", array.get(i)));
  }

  private List<String> row(String name, JsonNode value) {
    if (!value.isArray()) {
      throw wrong(name, "a list", value);
    }
    return Stream.iterate(0, i -> i < value.size(), i -> i + 1)
        .map(i -> element(name + "[" + i + "]", value.get(i)))
        .toList();
  }

  /** An array of texts. */
  public Stream<String> texts(String name) {
    JsonNode array = array(name);
    return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
        .map(i -> element(name + "[" + i + "]", array.get(i)));
  }

  private String element(String name, JsonNode value) {
    if (!value.isTextual()) {
      throw wrong(name, "a text", value);
    }
    return value.textValue();
  }

  /** The first text of an array of texts. */
  public String firstText(String name) {
    JsonNode first = array(name).get(0);
    if (first == null) {
      throw wrong(name, "a list with an element", array(name));
    }
    return element(name + "[0]", first);
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
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw new RefusedException(
          Refusal.WRONG_TYPE,
          "'%s%s' cannot be read: %s: '%s'"
              .formatted(path, name, Json.abbreviated(e.getMessage()), Json.abbreviated(text)));
    }
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
      throw new RefusedException(
          Refusal.MISSING_FIELD,
          "'%s%s' is %s".formatted(path, name, value == null ? "missing" : "null"));
    }
    return value;
  }

  /** A refusal that names a field, what it should be and what it is. */
  public RefusedException wrong(String name, String expected, @Nullable Object value) {
    return new RefusedException(
        Refusal.WRONG_TYPE,
        "'%s%s' is not %s but %s".formatted(path, name, expected, shown(value)));
  }

  private static String shown(@Nullable Object value) {
    return switch (value) {
      case JsonNode list when list.isArray() -> "a list of " + list.size();
      case JsonNode object when object.isObject() -> "an object of " + object.size();
      case null, default -> Json.abbreviated(String.valueOf(value));
    };
  }

  /** Two texts that belong together. */
  public record Pair(String first, String second) {}
}
