// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.faults;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.Optional;

/** What a careless release can do to a field. */
public enum Change {
  /** It is gone. */
  @JsonProperty("removed")
  REMOVED,
  /** It is a number: of a text the same digits, if it has any. */
  @JsonProperty("number")
  NUMBER,
  /** It is a text: of a number the same digits. */
  @JsonProperty("text")
  TEXT,
  /** It is null. */
  @JsonProperty("null")
  NULL,
  /** It is an empty object. */
  @JsonProperty("object")
  OBJECT,
  /** It is an empty list. */
  @JsonProperty("list")
  LIST;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Whether a value would not stay what it is. */
  boolean matters(JsonNode value) {
    return switch (this) {
      case REMOVED -> true;
      case NUMBER -> !value.isNumber();
      case TEXT -> !value.isTextual();
      case NULL -> !value.isNull();
      case OBJECT -> !value.isObject();
      case LIST -> !value.isArray();
    };
  }

  /** The new value, if there is one. */
  Optional<JsonNode> of(JsonNode value) {
    return switch (this) {
      case REMOVED -> Optional.empty();
      case NUMBER -> Optional.of(number(value));
      case TEXT -> Optional.of(JSON.textNode(value.isContainerNode() ? "" : value.asText()));
      case NULL -> Optional.of(JSON.nullNode());
      case OBJECT -> Optional.of(JSON.objectNode());
      case LIST -> Optional.of(JSON.arrayNode());
    };
  }

  private static JsonNode number(JsonNode value) {
    try {
      return JSON.numberNode(new BigDecimal(value.asText()));
    } catch (NumberFormatException noDigits) {
      return JSON.numberNode(1);
    }
  }
}
