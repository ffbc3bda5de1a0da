// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Messages as text and as trees, every digit kept. */
final class Texts {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  private Texts() {}

  /** Reads what a simulated venue has written. */
  static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a simulated venue wrote no JSON: " + text, e);
    }
  }

  /** Writes it with the line's end the original had. */
  static String write(JsonNode message, String original) {
    return original.endsWith("\n") ? message + "\n" : message.toString();
  }
}
