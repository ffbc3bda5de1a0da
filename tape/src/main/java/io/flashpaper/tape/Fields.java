// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tape;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.model.FixedPoint;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** One JSON object of a message, read field by field; every complaint names type and field. */
final class Fields {
  private final String type;
  private final JsonNode node;

  Fields(String type, JsonNode node) {
    this.type = type;
    this.node = node;
  }

  String text(String name) {
    JsonNode value = required(name);
    if (!value.isTextual()) {
      throw problem(name, "must be a text");
    }
    if (!Json.isWhole(value.textValue())) {
      throw problem(name, "holds NUL or half of a surrogate pair");
    }
    return value.textValue();
  }

  long number(String name) {
    JsonNode value = required(name);
    if (!value.canConvertToExactIntegral() || !value.canConvertToLong()) {
      throw problem(name, "must be a whole number");
    }
    return value.longValue();
  }

  /** A whole number that fits an {@code int}. */
  int count(String name) {
    long value = number(name);
    if (value != (int) value) {
      throw problem(name, "is out of range: " + value);
    }
    return (int) value;
  }

  /** Such a number; 0 where there is none. */
  int optionalCount(String name) {
    return has(name) ? count(name) : 0;
  }

  boolean flag(String name) {
    JsonNode value = required(name);
    if (!value.isBoolean()) {
      throw problem(name, "must be true or false");
    }
    return value.booleanValue();
  }

  MarketId market() {
    return read("market", MarketId::new);
  }

  Price price(String name) {
    return read(name, Price::of);
  }

  Optional<Price> optionalPrice(String name) {
    return has(name) ? Optional.of(price(name)) : Optional.empty();
  }

  Quantity quantity(String name) {
    return read(name, Quantity::of);
  }

  /** A decimal dollar text as micro-dollars. */
  long micros(String name) {
    return read(name, text -> FixedPoint.parse(text, FixedPoint.MICRO_DECIMALS));
  }

  /** A decimal text of contracts, up or down, as hundredths. */
  long hundredths(String name) {
    return read(name, text -> FixedPoint.parse(text, FixedPoint.QUANTITY_DECIMALS));
  }

  OptionalLong optionalNumber(String name) {
    return has(name) ? OptionalLong.of(number(name)) : OptionalLong.empty();
  }

  OptionalLong optionalMicros(String name) {
    return has(name) ? OptionalLong.of(micros(name)) : OptionalLong.empty();
  }

  <E extends Enum<E>> E word(String name, Class<E> words) {
    return read(name, text -> Enum.valueOf(words, text));
  }

  Fields object(String name) {
    return new Fields(type, object(name, required(name)));
  }

  private JsonNode object(String name, JsonNode value) {
    if (!value.isObject()) {
      throw problem(name, "must be an object, or hold objects");
    }
    return value;
  }

  Optional<Fields> optionalObject(String name) {
    return has(name) ? Optional.of(object(name)) : Optional.empty();
  }

  <T> List<T> list(String name, Function<Fields, T> item) {
    JsonNode array = array(name);
    List<T> items = new ArrayList<>(array.size());
    array.forEach(element -> items.add(item.apply(new Fields(type, object(name, element)))));
    return items;
  }

  private JsonNode array(String name) {
    JsonNode value = required(name);
    if (!value.isArray()) {
      throw problem(name, "must be a list");
    }
    return value;
  }

  /** One side of a book, such as {@code [["0.51","30.00"]]}: prices, each once, and quantities. */
  Ladder ladder(String name) {
    Map<Price, Quantity> levels = new TreeMap<>();
    for (JsonNode row : array(name)) {
      if (!row.isArray() || row.size() != 2 || !row.get(0).isTextual() || !row.get(1).isTextual()) {
        throw problem(name, "must be a list of pairs of texts");
      }
      String price = row.get(0).textValue();
      try {
        if (levels.put(Price.of(price), Quantity.of(row.get(1).textValue())) != null) {
          throw problem(name, "holds price " + price + " twice");
        }
      } catch (IllegalArgumentException e) {
        throw new MalformedMessageException(
            where(name) + " holds " + row + ": " + e.getMessage(), e);
      }
    }
    return Ladder.of(levels);
  }

  /** All fields there are, each a text. */
  SortedMap<String, String> texts() {
    SortedMap<String, String> texts = new TreeMap<>();
    node.fieldNames().forEachRemaining(name -> texts.put(name, text(name)));
    return texts;
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  private <T> T read(String name, Function<String, T> reader) {
    String text = text(name);
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new MalformedMessageException(where(name) + " is '" + text + "': " + e.getMessage(), e);
    }
  }

  private JsonNode required(String name) {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      throw problem(name, "is missing");
    }
    return value;
  }

  private MalformedMessageException problem(String name, String what) {
    return new MalformedMessageException(where(name) + " " + what);
  }

  private String where(String name) {
    return "message '" + type + "': field '" + name + "'";
  }
}
