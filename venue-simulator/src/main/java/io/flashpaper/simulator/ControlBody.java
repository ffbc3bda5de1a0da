// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.List;

/**
 * What is asked for from outside: a JSON object of known fields, or nothing for none. What is wrong
 * with it is said by field, as an {@link IllegalArgumentException}.
 */
record ControlBody(JsonNode fields) {
  private static final ObjectReader JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build().reader();

  /** Reads a body that has no fields but these. */
  static ControlBody read(String text, String... known) {
    return any(text).only(List.of(known));
  }

  /** Reads a body of any fields. */
  static ControlBody any(String text) {
    JsonNode read;
    try {
      read = JSON.readTree(text.isBlank() ? "{}" : text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the body is no JSON: a JSON object is expected", e);
    }
    if (!read.isObject()) {
      throw new IllegalArgumentException("a JSON object is expected, but the body is " + read);
    }
    return new ControlBody(read);
  }

  /** The same, unless it has other fields. */
  ControlBody only(List<String> known) {
    fields
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw new IllegalArgumentException(
                    "there is no field "
                        + name
                        + "; "
                        + (known.isEmpty()
                            ? "none is expected"
                            : "there is " + String.join(", ", known)));
              }
            });
    return this;
  }

  boolean has(String name) {
    return fields.has(name);
  }

  /** A needed field that is a text. */
  String text(String name) {
    need(name, fields.path(name).isTextual(), "a text");
    return fields.path(name).asText();
  }

  /** A needed field that counts milliseconds. */
  Duration millis(String name) {
    JsonNode value = fields.path(name);
    need(name, value.isIntegralNumber() && value.canConvertToLong(), "a whole number");
    return Duration.ofMillis(value.asLong());
  }

  /** Fails unless a field is as it should be. */
  void need(String name, boolean fits, String expected) {
    if (!fits) {
      throw new IllegalArgumentException(
          name
              + " must be "
              + expected
              + (has(name) ? ", but is " + fields.path(name) : ", but is missing"));
    }
  }
}
