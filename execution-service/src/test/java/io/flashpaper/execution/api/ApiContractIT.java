// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.execution.ServiceProcess;
import io.flashpaper.execution.StubNeighbour;
import io.flashpaper.execution.TestStack;
import io.flashpaper.execution.api.ApiDescription.Operation;
import io.flashpaper.execution.api.RequestMaker.Request;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The running service against its own OpenAPI document: whatever is asked, the answer is one that
 * is documented, and a bad parameter is refused by name.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiContractIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TRADES = 400;
  private static final int RIGHT_REQUESTS = 12;
  private static final long SEED = 20_261_122;

  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          entry("id", "order-000000200"),
          entry("trade", "order-000000200"),
          entry("account", "main"),
          entry("instance", "delay-arb"),
          entry("strategy", "delay_arb"),
          entry("series", "KXBTC15M"),
          entry("market", "KXBTC15M-1994700"),
          entry("since", "2026-11-21T00:00:00Z"),
          entry("closedSince", "2026-11-21T00:00:00Z"),
          entry("a", "main"),
          entry("b", "model"));

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> faults = new ArrayList<>();
  private TestStack stack;
  private StubNeighbour neighbour;
  private ServiceProcess service;
  private ApiDescription api;

  @BeforeAll
  void start(@TempDir Path dir) throws Exception {
    stack = TestStack.startDatabasesOnly(dir);
    TestStack.Database database = stack.database("contract");
    neighbour = new StubNeighbour();
    service =
        new ServiceProcess(
            "contract",
            stack,
            database,
            Path.of("target", "contract.log"),
            "flashpaper.neighbours.feed=" + neighbour.address(),
            "flashpaper.neighbours.signal=" + neighbour.address());
    service.await("/api/v1/status", answer -> answer.statusCode() == 200);
    String fill;
    try (var file = ApiContractIT.class.getResourceAsStream("/many-trades.sql")) {
      fill = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
    try (Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password());
        Statement statement = connection.createStatement()) {
      statement.execute(fill.replace("${trades}", Integer.toString(TRADES)));
    }
    api = new ApiDescription(service.json("/q/openapi?format=json"));
  }

  @BeforeEach
  void forget() {
    faults.clear();
  }

  @AfterAll
  void end() throws Exception {
    service.close();
    neighbour.close();
    stack.close();
  }

  @Test
  void everyOperationParameterAndResponseIsDocumentedWithAnExample() throws Exception {
    assertThat(api.operations()).hasSizeGreaterThan(10);
    for (Operation operation : api.operations()) {
      require(operation, "a summary", operation.description().has("summary"));
      require(operation, "a description", operation.description().has("description"));
      for (JsonNode parameter : operation.parameters()) {
        String name = parameter.path("name").asText();
        require(operation, "a description of " + name, parameter.has("description"));
        require(
            operation,
            "an example of " + name,
            parameter.has("example")
                || parameter.path("schema").has("example")
                || name.equals("cursor"));
      }
      for (String status : List.of("400", "401", "403", "503")) {
        require(
            operation, "response " + status, operation.description().get("responses").has(status));
      }
      operation
          .description()
          .get("responses")
          .properties()
          .forEach(response -> checkExamples(operation, response.getKey(), response.getValue()));
    }
    assertThat(faults).isEmpty();
  }

  private void checkExamples(Operation operation, String status, JsonNode response) {
    JsonNode documented = api.resolved(response);
    require(operation, "a description of " + status, documented.has("description"));
    documented
        .path("content")
        .properties()
        .forEach(
            type -> {
              JsonNode example = type.getValue().path("example");
              require(
                  operation,
                  "an example of " + status,
                  operation.isStream() || !example.isMissingNode());
              if (type.getKey().matches("application/(problem\\+)?json")) {
                api.faults(type.getValue().path("schema"), example)
                    .forEach(
                        fault -> faults.add(operation + ": example of " + status + ": " + fault));
              }
            });
  }

  private void require(Operation operation, String what, boolean isThere) {
    if (!isThere) {
      faults.add(operation + " lacks " + what);
    }
  }

  @Test
  void everyAnswerIsOneThatIsDocumented() throws Exception {
    RequestMaker requests = new RequestMaker(SEED, KNOWN);
    ObjectNode captured = JSON.createObjectNode();
    for (Operation operation : reads()) {
      for (int i = 0; i < RIGHT_REQUESTS; i++) {
        Request request = requests.right(operation);
        check(operation, get(request.path()), request);
      }
      HttpResponse<String> plain = get(requests.plain(operation).path());
      if (plain.statusCode() == 200 && mediaType(plain).equals("application/json")) {
        captured.set(operation.path(), shortened(JSON.readTree(plain.body())));
      }
    }
    Files.writeString(Path.of("target", "openapi-examples.json"), captured.toPrettyString());
    assertThat(faults).isEmpty();
  }

  private static String withoutQuery(Request request) {
    return request.path().split("\\?", 2)[0];
  }

  /** An answer as an example: lists of one item. */
  private static JsonNode shortened(JsonNode answer) {
    if (answer.isArray() && !answer.isEmpty()) {
      return JSON.createArrayNode().add(shortened(answer.get(0)));
    }
    if (answer.isObject()) {
      ObjectNode shorter = JSON.createObjectNode();
      answer.properties().forEach(f -> shorter.set(f.getKey(), shortened(f.getValue())));
      return shorter;
    }
    return answer;
  }

  @Test
  void aBadParameterIsRefusedByName() throws Exception {
    RequestMaker requests = new RequestMaker(SEED, KNOWN);
    for (Operation operation : reads()) {
      for (Request request : requests.wrong(operation)) {
        HttpResponse<String> answer = get(request.path());
        check(operation, answer, request);
        boolean isNamed =
            answer.statusCode() == 400
                && StreamSupport.stream(
                        JSON.readTree(answer.body()).path("errors").spliterator(), false)
                    .anyMatch(e -> e.path("field").asText().equals(request.fault().orElseThrow()));
        if (!isNamed) {
          faults.add("%s answers %d".formatted(request, answer.statusCode()));
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void whatIsNotThereIsNotFoundWhateverItsName() throws Exception {
    for (Operation operation : reads()) {
      if (operation.path().contains("{")) {
        for (String id : List.of("nobody", "a\0b", "'", "%", "x".repeat(3_000), "ü…")) {
          String path = operation.path().replaceAll("\\{.*?}", RequestMaker.encoded(id));
          HttpResponse<String> answer = get(path);
          check(operation, answer, new Request(path, Optional.of("id")));
          if (answer.statusCode() == 200 || answer.statusCode() >= 500) {
            faults.add("%s answers %d".formatted(path, answer.statusCode()));
          }
        }
      }
    }
    assertThat(faults).isEmpty();
    assertThat(get("/api/v1/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void aCommandThatIsNonsenseIsRefused() throws Exception {
    for (Operation operation : api.operations()) {
      if (!operation.isRead()) {
        String path = withoutQuery(new RequestMaker(SEED, KNOWN).right(operation));
        for (String body :
            List.of("", "nonsense", "[]", "7", "{\"nonsense\":1}", "{\"account\":7}")) {
          HttpRequest request =
              HttpRequest.newBuilder(service.address().resolve(path))
                  .header("Content-Type", "application/json")
                  .method(operation.method(), HttpRequest.BodyPublishers.ofString(body))
                  .build();
          HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
          check(operation, answer, new Request(path + " " + body, Optional.empty()));
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void whatHasNotChangedIsNotSentAgain() throws Exception {
    for (String path : List.of("/api/v1/trades", "/api/v1/trades/order-000000200")) {
      String tag = get(path).headers().firstValue("ETag").orElseThrow();
      HttpResponse<String> again =
          http.send(
              HttpRequest.newBuilder(service.address().resolve(path))
                  .header("If-None-Match", tag)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(again.statusCode()).as(path).isEqualTo(304);
      assertThat(again.body()).isEmpty();
    }
    assertThat(get("/api/v1/status").headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void anExportHasEveryTradeOnce() throws Exception {
    List<String> csv = get("/api/v1/trades/export").body().lines().toList();
    assertThat(csv).hasSize(TRADES + 1);
    assertThat(csv.getFirst()).startsWith("id,account,market,series,side,status");
    assertThat(csv.stream().skip(1).map(line -> line.split(",", 2)[0])).doesNotHaveDuplicates();
    List<String> won =
        get("/api/v1/trades/export?format=ndjson&outcome=won").body().lines().toList();
    assertThat(won).isNotEmpty().hasSizeLessThan(TRADES);
    for (String line : won) {
      assertThat(new BigDecimal(JSON.readTree(line).get("pnl").asText())).isPositive();
    }
  }

  private List<Operation> reads() {
    return api.operations().stream().filter(o -> o.isRead() && !o.isStream()).toList();
  }

  private void check(Operation operation, HttpResponse<String> answer, Request request)
      throws Exception {
    for (String fault :
        api.faults(operation, answer.statusCode(), mediaType(answer), answer.body())) {
      faults.add("%s: %s: %s".formatted(operation, request, fault));
    }
    if (answer.statusCode() >= 500) {
      faults.add("%s answers %d: %s".formatted(request, answer.statusCode(), answer.body()));
    }
  }

  private static String mediaType(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(service.address().resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
