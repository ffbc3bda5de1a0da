// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.flashpaper.cli.report.StatusView;
import io.flashpaper.stack.StackException;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** The REST API of a running stack. */
public final class StackClient implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final ObjectMapper JSON = mapper();

  private final URI api;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /** At this address, such as {@code http://127.0.0.1:8080}. */
  public StackClient(URI api) {
    this.api = api;
  }

  private static ObjectMapper mapper() {
    SimpleModule times = new SimpleModule();
    times.addDeserializer(
        Instant.class,
        new StdScalarDeserializer<Instant>(Instant.class) {
          private static final long serialVersionUID = 1L;

          @Override
          public Instant deserialize(JsonParser parser, DeserializationContext context)
              throws IOException {
            return Instant.parse(parser.getText());
          }
        });
    times.addSerializer(Instant.class, ToStringSerializer.instance);
    times.addSerializer(BigDecimal.class, ToStringSerializer.instance);
    return new ObjectMapper()
        .registerModule(times)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  /** How the stack is at the moment. */
  public StatusView status() throws InterruptedException {
    return read(statusJson(), StatusView.class);
  }

  /** The same as the API says it. */
  public JsonNode statusJson() throws InterruptedException {
    return get("/api/v1/status");
  }

  /** What has happened since this time of the tape, as the API says it. */
  public JsonNode summaryJson(Instant since) throws InterruptedException {
    return get("/api/v1/summary?since=" + since);
  }

  /** The last trades, as the API says them. */
  public JsonNode tradesJson(int limit) throws InterruptedException {
    return get("/api/v1/trades?limit=" + limit);
  }

  /** One trade with all its evidence, as the API says it. */
  public JsonNode tradeJson(String id) throws InterruptedException {
    return get("/api/v1/trades/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
  }

  /** Statistics of all closed trades and of their groups, as the API says them. */
  public JsonNode statisticsJson(String by) throws InterruptedException {
    return get("/api/v1/statistics?by=" + by);
  }

  /** What each rule saved or cost, as the API says it. */
  public JsonNode shadowJson() throws InterruptedException {
    return get("/api/v1/shadow");
  }

  /** The strategies of a signal service, as it says them. */
  public JsonNode strategiesJson() throws InterruptedException {
    return get("/api/v1/strategies");
  }

  /** Gives a command; it is stored and not carried out yet. */
  public JsonNode give(JsonNode command) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(api.resolve("/api/v1/commands"))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(command.toString()))
            .build();
    return send(request, 202);
  }

  /** A command, as the API says it. */
  public JsonNode command(long id) throws InterruptedException {
    return get("/api/v1/commands/" + id);
  }

  /** One of the API's answers as a value; what is unknown in it is ignored. */
  public static <T> T read(JsonNode answer, Class<T> type) {
    try {
      return JSON.treeToValue(answer, type);
    } catch (JsonProcessingException e) {
      throw new StackException("The REST API's answer is not understood: " + e.getMessage(), e);
    }
  }

  /** A value as the API would say it: numbers that are no counts as decimal text, times in ISO. */
  public static ObjectNode tree(Object value) {
    return JSON.valueToTree(value);
  }

  private JsonNode get(String path) throws InterruptedException {
    return send(HttpRequest.newBuilder(api.resolve(path)).timeout(TIMEOUT).build(), 200);
  }

  private JsonNode send(HttpRequest request, int expected) throws InterruptedException {
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != expected) {
        throw new StackException(
            "%s answers %d%s."
                .formatted(request.uri(), answer.statusCode(), detail(answer.body())));
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new StackException("%s does not answer: %s".formatted(request.uri(), e), e);
    }
  }

  /** What a problem's answer says of it. */
  private static String detail(String body) {
    try {
      String detail = JSON.readTree(body).path("detail").asText();
      return detail.isEmpty() ? "" : ": " + detail;
    } catch (JsonProcessingException noProblem) {
      return "";
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
