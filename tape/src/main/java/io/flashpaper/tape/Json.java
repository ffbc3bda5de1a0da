// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.model.FixedPoint;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BiFunction;

/** Writes and opens the JSON envelope that all messages share. */
final class Json {
  static final JsonFactory FACTORY = new JsonFactory();
  private static final ObjectMapper MAPPER = new ObjectMapper(FACTORY);

  private Json() {}

  /** What writes the fields of one message. */
  @FunctionalInterface
  interface Body {
    void write(Json.Writer out) throws IOException;
  }

  static byte[] message(String type, Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
      generator.writeStartObject();
      generator.writeStringField("type", type);
      body.write(new Writer(generator));
      generator.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory failed", impossible);
    }
    return bytes.toByteArray();
  }

  /** Reads a message by its type; every complaint becomes one about the message. */
  static <T> T read(byte[] message, BiFunction<String, Fields, T> reader) {
    JsonNode node = parse(message);
    String type = new Fields("?", node).text("type");
    try {
      return reader.apply(type, new Fields(type, node));
    } catch (IllegalArgumentException nonsense) {
      throw new MalformedMessageException(
          "message '" + type + "': " + nonsense.getMessage(), nonsense);
    }
  }

  /** Whether a text can be written anywhere: it holds no NUL and no half of a surrogate pair. */
  static boolean isWhole(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
  }

  private static JsonNode parse(byte[] message) {
    try {
      JsonNode node = MAPPER.readTree(message);
      if (node == null || !node.isObject()) {
        throw new MalformedMessageException("a message must be a JSON object");
      }
      return node;
    } catch (IOException e) {
      throw new MalformedMessageException("not JSON: " + firstLine(e), e);
    }
  }

  private static String firstLine(IOException e) {
    String message = e.getMessage();
    return message == null ? e.toString() : message.lines().findFirst().orElse(message);
  }

  /** A fixed-point value without idle zeros, but with at least two decimals. */
  static String decimal(long value, int decimals) {
    String text = FixedPoint.format(value, decimals);
    int end = text.length();
    int shortest = text.indexOf('.') + 3;
    while (end > shortest && text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, end);
  }

  static String micros(long micros) {
    return decimal(micros, FixedPoint.MICRO_DECIMALS);
  }

  static String text(Price price) {
    return micros(price.micros());
  }

  static String text(Quantity quantity) {
    return FixedPoint.format(quantity.hundredths(), FixedPoint.QUANTITY_DECIMALS);
  }

  /** A generator that speaks the model's words. */
  record Writer(JsonGenerator json) {
    Writer text(String name, String value) throws IOException {
      json.writeStringField(name, value);
      return this;
    }

    Writer word(String name, Enum<?> value) throws IOException {
      return text(name, value.name());
    }

    Writer number(String name, long value) throws IOException {
      json.writeNumberField(name, value);
      return this;
    }

    Writer flag(String name, boolean value) throws IOException {
      json.writeBooleanField(name, value);
      return this;
    }

    Writer price(String name, Price price) throws IOException {
      return text(name, Json.text(price));
    }

    Writer quantity(String name, Quantity quantity) throws IOException {
      return text(name, Json.text(quantity));
    }

    Writer micros(String name, long micros) throws IOException {
      return text(name, Json.micros(micros));
    }

    Writer market(MarketId market) throws IOException {
      return text("market", market.ticker());
    }

    Writer time(long timeMs) throws IOException {
      return number("timeMs", timeMs);
    }

    Writer object(String name, Body body) throws IOException {
      json.writeObjectFieldStart(name);
      body.write(this);
      json.writeEndObject();
      return this;
    }

    <T> Writer list(String name, Iterable<T> items, Item<T> item) throws IOException {
      json.writeArrayFieldStart(name);
      for (T each : items) {
        json.writeStartObject();
        item.write(each);
        json.writeEndObject();
      }
      json.writeEndArray();
      return this;
    }
  }

  /** What writes the fields of one element of a list. */
  @FunctionalInterface
  interface Item<T> {
    void write(T item) throws IOException;
  }
}
