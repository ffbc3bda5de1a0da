// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.strict;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Each field of each message removed, emptied or given another type, in turn: the parser refuses
 * the message, or the field is on the list of those it does not need ({@code drift.json}). The list
 * is exact in both directions.
 */
class FieldDriftTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  @Test
  void everyHealthySampleIsRead() {
    each(
        (parser, name, sample) ->
            assertThat(Parsers.all().get(parser).apply(sample.toString()))
                .as(parser + ": " + name)
                .isEmpty());
  }

  @Test
  void noFieldThatIsReadCanBeMissingNullOrOfAnotherType() {
    Map<String, Map<String, String>> harmless = new TreeMap<>();
    each(
        (parser, name, sample) -> {
          Map<String, String> fields = new LinkedHashMap<>();
          for (Mutation mutation : mutations(sample)) {
            if (Parsers.all().get(parser).apply(mutation.text()).isEmpty()) {
              fields.merge(mutation.path(), mutation.what(), (a, b) -> a + ", " + b);
            }
          }
          harmless.put(parser + ": " + name, fields);
        });
    Map<String, Map<String, String>> expected = new TreeMap<>();
    Parsers.resource("drift.json")
        .properties()
        .forEach(
            sample -> {
              Map<String, String> fields = new LinkedHashMap<>();
              sample
                  .getValue()
                  .properties()
                  .forEach(f -> fields.put(f.getKey(), f.getValue().asText()));
              expected.put(sample.getKey(), fields);
            });
    assertThat(json(harmless)).isEqualTo(json(expected));
  }

  private static String json(Map<String, Map<String, String>> harmless) {
    ObjectNode json = JSON.objectNode();
    harmless.forEach(
        (sample, fields) -> {
          ObjectNode of = json.putObject(sample);
          new TreeMap<>(fields).forEach(of::put);
        });
    return json.toPrettyString();
  }

  private interface Check {
    void of(String parser, String name, JsonNode sample);
  }

  private static void each(Check check) {
    Parsers.samples()
        .properties()
        .forEach(
            parser ->
                parser
                    .getValue()
                    .properties()
                    .forEach(s -> check.of(parser.getKey(), s.getKey(), s.getValue())));
  }

  /** A sample with one thing changed. */
  private record Mutation(String path, String what, String text) {}

  private static List<Mutation> mutations(JsonNode sample) {
    List<Mutation> mutations = new ArrayList<>();
    collect(sample, sample, "", mutations);
    return mutations;
  }

  private static void collect(JsonNode root, JsonNode node, String path, List<Mutation> mutations) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
        String at = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
        JsonNode value = field.getValue();
        for (Map.Entry<String, JsonNode> other : others(value).entrySet()) {
          object.set(field.getKey(), other.getValue());
          mutations.add(new Mutation(at, other.getKey(), root.toString()));
        }
        object.set(field.getKey(), value);
        mutations.add(new Mutation(at, "removed", without(root, object, field.getKey())));
        collect(root, value, at, mutations);
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        JsonNode value = array.get(i);
        for (Map.Entry<String, JsonNode> other : others(value).entrySet()) {
          array.set(i, other.getValue());
          mutations.add(new Mutation(path + "[" + i + "]", other.getKey(), root.toString()));
        }
        array.set(i, value);
        collect(root, value, path + "[" + i + "]", mutations);
      }
    }
  }

  private static String without(JsonNode root, ObjectNode object, String name) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    object.properties().forEach(f -> fields.put(f.getKey(), f.getValue()));
    object.remove(name);
    String text = root.toString();
    object.removeAll();
    fields.forEach(object::set);
    return text;
  }

  private static Map<String, JsonNode> others(JsonNode value) {
    Map<String, JsonNode> others = new LinkedHashMap<>();
    if (!value.isNull()) {
      others.put("null", JSON.nullNode());
    }
    if (!value.isTextual()) {
      others.put("text", JSON.textNode(value.isContainerNode() ? "x" : value.asText()));
    }
    if (!value.isNumber()) {
      others.put("number", JSON.numberNode(7));
    }
    if (!value.isObject()) {
      others.put("object", JSON.objectNode());
    }
    if (!value.isArray()) {
      others.put("list", JSON.arrayNode());
    }
    return others;
  }
}
