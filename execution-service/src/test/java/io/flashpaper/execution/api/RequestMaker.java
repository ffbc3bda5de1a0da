// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.execution.api.ApiDescription.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Makes requests from a seed and an operation's description: right ones, and ones with one fault.
 */
final class RequestMaker {
  private final SplittableRandom random;
  private final Map<String, String> known;

  /** Knows some values that are in the ledger, by parameter. */
  RequestMaker(long seed, Map<String, String> known) {
    this.random = new SplittableRandom(seed);
    this.known = known;
  }

  /**
   * A request.
   *
   * @param fault the parameter that is wrong; empty if all are right
   */
  record Request(String path, Optional<String> fault) {}

  /** A request with some parameters, all right. */
  Request right(Operation operation) {
    Map<String, String> query = new LinkedHashMap<>();
    for (JsonNode parameter : queryParameters(operation)) {
      if (!parameter.path("name").asText().equals("cursor") && random.nextInt(4) == 0) {
        query.put(parameter.get("name").asText(), value(parameter));
      }
    }
    if (query.containsKey("since")) {
      query.remove("until");
    }
    if (query.containsKey("closedSince")) {
      query.remove("closedUntil");
    }
    return request(operation, query, Optional.empty());
  }

  /** A request with the parameters that it must have. */
  Request plain(Operation operation) {
    return request(operation, Map.of(), Optional.empty());
  }

  /** Requests with one wrong parameter each. */
  List<Request> wrong(Operation operation) {
    List<Request> requests = new ArrayList<>();
    for (JsonNode parameter : queryParameters(operation)) {
      String name = parameter.get("name").asText();
      for (String nonsense : nonsense(parameter)) {
        requests.add(request(operation, Map.of(name, nonsense), Optional.of(name)));
      }
      String twice = name + "=" + encoded(value(parameter));
      String path = request(operation, Map.of(), Optional.of(name)).path();
      String joint = path.contains("?") ? "&" : "?";
      requests.add(new Request(path + joint + twice + "&" + twice, Optional.of(name)));
    }
    requests.add(request(operation, Map.of("nonsense", "1"), Optional.of("nonsense")));
    return requests;
  }

  private static List<String> nonsense(JsonNode parameter) {
    List<String> nonsense = new ArrayList<>(List.of("", "a\0b", "\u0007", "x".repeat(1_000)));
    JsonNode schema = parameter.path("schema");
    if (schema.has("enum")) {
      nonsense.addAll(List.of("nothing", "0", "'; drop table trade; --"));
    }
    if (schema.path("format").asText().equals("date-time")) {
      nonsense.addAll(List.of("yesterday", "2026-13-01T00:00:00Z", "+999999999-12-31T23:59:59Z"));
    }
    if (schema.has("minimum")) {
      nonsense.addAll(
          List.of(
              Long.toString(schema.get("minimum").asLong() - 1),
              Long.toString(schema.get("maximum").asLong() + 1),
              "9".repeat(30),
              "1.5",
              "ten"));
    }
    if (parameter.get("name").asText().equals("cursor")) {
      nonsense.addAll(List.of("nonsense", "W10", "%%%", "bnVsbA=="));
    }
    return nonsense;
  }

  private static List<JsonNode> queryParameters(Operation operation) {
    return operation.parameters().stream()
        .filter(parameter -> parameter.path("in").asText().equals("query"))
        .toList();
  }

  private String value(JsonNode parameter) {
    String name = parameter.get("name").asText();
    JsonNode schema = parameter.path("schema");
    if (schema.has("enum")) {
      return schema.get("enum").get(random.nextInt(schema.get("enum").size())).asText();
    }
    if (schema.has("minimum")) {
      return Integer.toString(1 + random.nextInt(20));
    }
    return known.getOrDefault(
        name, parameter.path("example").asText(schema.path("example").asText("x")));
  }

  private Request request(Operation operation, Map<String, String> query, Optional<String> fault) {
    String path = operation.path();
    for (JsonNode parameter : operation.parameters()) {
      if (parameter.path("in").asText().equals("path")) {
        String name = parameter.get("name").asText();
        path = path.replace("{" + name + "}", encoded(known.getOrDefault(name, "main")));
      }
    }
    List<String> pairs = new ArrayList<>();
    for (JsonNode parameter : queryParameters(operation)) {
      String name = parameter.get("name").asText();
      if (parameter.path("required").asBoolean()
          && !query.containsKey(name)
          && !fault.equals(Optional.of(name))) {
        pairs.add(name + "=" + encoded(value(parameter)));
      }
    }
    query.forEach((name, value) -> pairs.add(name + "=" + encoded(value)));
    return new Request(pairs.isEmpty() ? path : path + "?" + String.join("&", pairs), fault);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
