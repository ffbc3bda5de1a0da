// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The names of all fields of a JSON value, dotted; of a list, those of its first element. */
public final class Fields {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Fields() {}

  /** Names with the kind of each value, such as {@code msg.sid:NUMBER}. */
  public static Set<String> of(JsonNode node) {
    Set<String> names = new TreeSet<>();
    collect("", node, names);
    return names;
  }

  /** Parses a text that must be JSON. */
  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }

  private static void collect(String prefix, JsonNode node, Set<String> names) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        collect(prefix + "." + field.getKey(), field.getValue(), names);
      }
    } else if (node.isArray() && !node.isEmpty()) {
      collect(prefix + "[]", node.get(0), names);
    } else {
      names.add(prefix + ":" + node.getNodeType());
    }
  }
}
