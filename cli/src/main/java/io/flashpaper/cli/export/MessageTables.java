// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.flashpaper.tape.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of each message type, by the AsyncAPI file that tests hold against the code. */
final class MessageTables {
  private static final String FILE = "asyncapi.yaml";
  private static final String SCHEMAS = "#/components/schemas/";
  // What money, prices and counts are made of: six places at the most.
  private static final String DECIMAL = "DECIMAL(18,6)";
  private static final String TEXT = "VARCHAR";
  private static final String ANYTHING = "JSON";
  private static final Map<String, String> PLAIN =
      Map.of("integer", "BIGINT", "boolean", "BOOLEAN", "string", TEXT, "number", "DOUBLE");

  private final JsonNode document;

  private MessageTables(JsonNode document) {
    this.document = document;
  }

  /** As this version of Flashpaper knows them. */
  static MessageTables load() {
    try (InputStream in = Topic.class.getResourceAsStream(FILE)) {
      return new MessageTables(new ObjectMapper(new YAMLFactory()).readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException("the description of the messages cannot be read", e);
    }
  }

  /** The columns of a type by name, in the order of the message; empty if the type is unknown. */
  List<Column> columns(Topic topic, String type) {
    if (type.equals("as-bytes")) {
      return List.of(new Column("base64", TEXT, false));
    }
    JsonNode message =
        resolved(
            document.at("/channels/%s/messages".formatted(topic.topicName())).path(type),
            "#/components/messages/");
    JsonNode schema = resolved(message.path("payload"), SCHEMAS);
    return properties(schema).entrySet().stream()
        .filter(field -> !field.getKey().equals("type"))
        .map(field -> column(field.getKey(), field.getValue()))
        .toList();
  }

  private Column column(String name, JsonNode schema) {
    return new Column(name, type(schema), refersTo(schema, "time"));
  }

  /** The fields of an object, also of one that is put together. */
  private Map<String, JsonNode> properties(JsonNode schema) {
    Stream<JsonNode> parts =
        Stream.concat(
            Stream.of(schema),
            schema.path("allOf").valueStream().map(part -> resolved(part, SCHEMAS)));
    return parts
        .flatMap(part -> part.path("properties").propertyStream())
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                Map.Entry::getValue,
                (first, second) -> first,
                LinkedHashMap::new));
  }

  private JsonNode resolved(JsonNode node, String prefix) {
    String reference = node.path("$ref").asText();
    return reference.startsWith(prefix)
        ? resolved(document.at(reference.substring(1)), prefix)
        : node;
  }

  private static boolean refersTo(JsonNode schema, String name) {
    return schema.path("$ref").asText().equals(SCHEMAS + name)
        || schema.path("anyOf").valueStream().anyMatch(option -> refersTo(option, name));
  }

  private String type(JsonNode schema) {
    if (refersTo(schema, "decimal")) {
      return DECIMAL;
    }
    JsonNode body = resolved(schema, SCHEMAS);
    if (body.has("anyOf")) {
      List<String> options =
          body.path("anyOf")
              .valueStream()
              .filter(option -> !option.path("type").asText().equals("null"))
              .map(this::type)
              .distinct()
              .toList();
      return options.size() == 1 ? options.getFirst() : ANYTHING;
    }
    if (body.has("const") || body.has("enum")) {
      return TEXT;
    }
    return typed(body);
  }

  private String typed(JsonNode body) {
    @Nullable String plain = PLAIN.get(name(body.path("type")));
    if (plain != null) {
      return plain;
    }
    if (body.has("items")) {
      return type(body.path("items")) + "[]";
    }
    Map<String, JsonNode> fields = properties(body);
    if (!fields.isEmpty()) {
      return fields.entrySet().stream()
          .map(field -> "\"%s\" %s".formatted(field.getKey(), type(field.getValue())))
          .collect(Collectors.joining(", ", "STRUCT(", ")"));
    }
    JsonNode values = body.path("additionalProperties");
    return values.isObject() ? "MAP(VARCHAR, %s)".formatted(type(values)) : ANYTHING;
  }

  /** The type's name, also of one that may be null instead. */
  private static String name(JsonNode type) {
    List<String> names =
        Stream.concat(Stream.of(type), type.valueStream())
            .map(JsonNode::asText)
            .filter(name -> !name.isEmpty() && !name.equals("null"))
            .toList();
    return names.size() == 1 ? names.getFirst() : "";
  }

  /** All types of a topic. */
  SortedMap<String, List<Column>> all(Topic topic) {
    SortedMap<String, List<Column>> tables = new TreeMap<>();
    document
        .at("/channels/%s/messages".formatted(topic.topicName()))
        .fieldNames()
        .forEachRemaining(type -> tables.put(type, columns(topic, type)));
    return tables;
  }

  /**
   * A column.
   *
   * @param name the field's name
   * @param type DuckDB's type
   * @param time whether it is milliseconds since the epoch
   */
  record Column(String name, String type, boolean time) {
    /** Whether it is more than one value. */
    boolean nested() {
      return type.endsWith("]") || type.contains("(") && !type.equals(DECIMAL);
    }
  }
}
