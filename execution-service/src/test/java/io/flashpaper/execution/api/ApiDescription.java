// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The service's OpenAPI document: its operations, and whether an answer is as documented. */
final class ApiDescription {
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);

  private final JsonNode document;
  private final Map<JsonNode, JsonSchema> schemas = new HashMap<>();

  ApiDescription(JsonNode document) {
    this.document = document;
  }

  /** What can be done at a path by a method. */
  record Operation(String path, String method, JsonNode description) {
    @Override
    public String toString() {
      return method + " " + path;
    }

    List<JsonNode> parameters() {
      List<JsonNode> parameters = new ArrayList<>();
      description.path("parameters").forEach(parameters::add);
      return parameters;
    }

    boolean isRead() {
      return method.equals("GET");
    }

    /** Whether it never ends answering. */
    boolean isStream() {
      return description.path("responses").path("200").path("content").has("text/event-stream");
    }
  }

  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    document
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          if (path.getKey().startsWith("/api/v1")
                              && method.getValue().has("responses")) {
                            operations.add(
                                new Operation(
                                    path.getKey(),
                                    method.getKey().toUpperCase(java.util.Locale.ROOT),
                                    method.getValue()));
                          }
                        }));
    return operations;
  }

  /** Follows a {@code $ref} within the document. */
  JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  /** What is wrong with an answer; empty if it is as documented. */
  List<String> faults(Operation operation, int status, String mediaType, String body)
      throws Exception {
    JsonNode documented =
        resolved(operation.description().path("responses").path(Integer.toString(status)));
    if (documented.isMissingNode()) {
      return List.of("status %d is not documented: %s".formatted(status, body));
    }
    JsonNode content = documented.path("content");
    if (content.isMissingNode() || content.isEmpty()) {
      return body.isEmpty() ? List.of() : List.of("a body is not documented for " + status);
    }
    if (!content.has(mediaType)) {
      return List.of("media type '%s' is not documented for %d".formatted(mediaType, status));
    }
    JsonNode schema = content.get(mediaType).path("schema");
    return mediaType.matches("application/(problem\\+)?json")
        ? faults(schema, new ObjectMapper().readTree(body))
        : List.of();
  }

  /** How a value differs from its schema. */
  List<String> faults(JsonNode schema, JsonNode value) {
    Set<ValidationMessage> messages =
        schemas.computeIfAbsent(schema, this::compiled).validate(value);
    return messages.stream().map(ValidationMessage::getMessage).collect(Collectors.toList());
  }

  private JsonSchema compiled(JsonNode schema) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.set("components", document.get("components"));
    root.putArray("allOf").add(schema);
    return SCHEMAS.getSchema(root);
  }
}
