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
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.flashpaper.cli.report.StatusView;
import io.flashpaper.stack.StackException;
import io.flashpaper.stack.StackException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** The REST API of a running stack. */
public final class StackClient implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Duration CHANNELS_TIMEOUT = Duration.ofMinutes(2);

  /** Of one look of many: the next one comes soon. */
  private static final Duration LOOK_TIMEOUT = Duration.ofSeconds(2);

  private static final int LARGEST_PAGE = 1000;
  private static final int TOO_MANY = 429;
  private static final ObjectMapper JSON = mapper();

  private final String api;
  private final Optional<Token> token;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  /** At this address, such as {@code http://127.0.0.1:8080}. */
  public StackClient(URI api) {
    this(api, Optional.empty());
  }

  /** At this address, showing a token if there is one. */
  public StackClient(URI api, Optional<Token> token) {
    this.api = api.toString().replaceFirst("/+$", "");
    this.token = token;
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
    return get(ApiPath.of("status"));
  }

  /** What has happened since this time of the tape, as the API says it. */
  public JsonNode summaryJson(Instant since) throws InterruptedException {
    return get(ApiPath.of("summary").with("since", since));
  }

  /** The last trades, as the API says them. */
  public JsonNode tradesJson(int limit) throws InterruptedException {
    return get(ApiPath.of("trades").with("limit", limit));
  }

  /** One trade with all its evidence, as the API says it. */
  public JsonNode tradeJson(String id) throws InterruptedException {
    return get(ApiPath.of("trades", id));
  }

  /** The id that is meant: the latest trade's for {@code last}. */
  public String tradeId(String said) throws InterruptedException {
    if (!said.equals("last")) {
      return said;
    }
    JsonNode latest = tradesJson(1).path("trades").path(0).path("id");
    if (latest.isMissingNode()) {
      throw new StackException("The running stack has no trade yet.");
    }
    return latest.asText();
  }

  /**
   * Gives a command; it is stored and not carried out yet.
   *
   * @param key with the same one it is given once, however often this is called
   */
  public JsonNode give(JsonNode command, String key) throws InterruptedException {
    HttpRequest request =
        request(ApiPath.of("commands"))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(command.toString()))
            .build();
    return json(send(request, BodyHandlers.ofString()), 202);
  }

  /** Has a message sent to each channel of alerts, and waits for what comes of it. */
  public JsonNode testAlerts() throws InterruptedException {
    HttpRequest request =
        request(ApiPath.of("alerts", "test"))
            .timeout(CHANNELS_TIMEOUT)
            .POST(BodyPublishers.noBody())
            .build();
    return json(send(request, BodyHandlers.ofString()), 200);
  }

  /** A command, as the API says it. */
  public JsonNode command(long id) throws InterruptedException {
    HttpRequest request =
        request(ApiPath.of("commands", Long.toString(id))).timeout(LOOK_TIMEOUT).build();
    return json(send(request, BodyHandlers.ofString()), 200);
  }

  /** What the API answers to a path. */
  public JsonNode get(ApiPath path) throws InterruptedException {
    return json(send(request(path).build(), BodyHandlers.ofString()), 200);
  }

  /**
   * What a path answers that this service may only pass on from another.
   *
   * @param remedy what to do where it does not, in a sentence
   */
  public JsonNode passedOn(ApiPath path, String remedy) throws InterruptedException {
    HttpResponse<String> answer = send(request(path).build(), BodyHandlers.ofString());
    if (answer.statusCode() == HttpURLConnection.HTTP_NOT_FOUND) {
      throw new StackException(
          "%s is not answered%s. %s".formatted(answer.uri(), detail(answer.body()), remedy));
    }
    return json(answer, 200);
  }

  /**
   * Everything a list holds, up to a limit, page by page.
   *
   * @param items the name its items have in the answer
   * @param taker is given each page
   */
  public void pages(ApiPath path, String items, int limit, Consumer<JsonNode> taker)
      throws InterruptedException {
    Optional<String> cursor = Optional.empty();
    int left = limit;
    do {
      JsonNode page = get(path.with("limit", Math.min(left, LARGEST_PAGE)).with("cursor", cursor));
      taker.accept(page.path(items));
      left -= page.path(items).size();
      cursor = Optional.ofNullable(page.path("next").textValue());
    } while (cursor.isPresent() && left > 0);
  }

  /** The same as one answer, in the API's form; {@code next} is left out. */
  public ObjectNode list(ApiPath path, String items, int limit) throws InterruptedException {
    ObjectNode all = JSON.createObjectNode();
    ArrayNode list = all.putArray(items);
    pages(path, items, limit, page -> page.forEach(list::add));
    return all;
  }

  /** Copies what a path answers, however long it is. */
  public void copy(ApiPath path, OutputStream to) throws InterruptedException {
    HttpResponse<InputStream> answer = send(request(path).build(), BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
        throw refused(
            answer.uri(),
            answer.statusCode(),
            new String(body.readAllBytes(), StandardCharsets.UTF_8));
      }
      body.transferTo(to);
    } catch (IOException broken) {
      throw new UncheckedIOException("%s cannot be copied".formatted(answer.uri()), broken);
    }
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

  private HttpRequest.Builder request(ApiPath path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(api + path.toString())).timeout(TIMEOUT);
    token.ifPresent(known -> request.header("Authorization", known.header()));
    return request;
  }

  private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body)
      throws InterruptedException {
    try {
      return http.send(request, body);
    } catch (IOException e) {
      String why = e.getMessage() == null ? "nobody listens there" : e.getMessage();
      throw new StackException(
          Kind.AWAY, "%s does not answer: %s.".formatted(request.uri(), why), e);
    }
  }

  private JsonNode json(HttpResponse<String> answer, int expected) {
    if (answer.statusCode() != expected) {
      throw refused(answer.uri(), answer.statusCode(), answer.body());
    }
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      throw new StackException("%s answers no JSON.".formatted(answer.uri()), e);
    }
  }

  private StackException refused(URI uri, int status, String body) {
    return switch (status) {
      case HttpURLConnection.HTTP_UNAUTHORIZED ->
          new StackException(Kind.NOT_PERMITTED, unknown(uri));
      case HttpURLConnection.HTTP_FORBIDDEN ->
          new StackException(
              Kind.NOT_PERMITTED,
              "%s is not permitted%s. To command, a token of flashpaper.api.command-tokens is needed."
                  .formatted(uri, detail(body)));
      case TOO_MANY,
          HttpURLConnection.HTTP_UNAVAILABLE,
          HttpURLConnection.HTTP_BAD_GATEWAY,
          HttpURLConnection.HTTP_GATEWAY_TIMEOUT ->
          new StackException(Kind.AWAY, "%s answers %d%s.".formatted(uri, status, detail(body)));
      default -> new StackException("%s answers %d%s.".formatted(uri, status, detail(body)));
    };
  }

  private String unknown(URI uri) {
    return token.isPresent()
        ? "%s does not know this token: look at --token-file and %s, and at flashpaper.api.read-tokens and command-tokens there."
            .formatted(uri, Token.VARIABLE)
        : "%s asks who you are: give a token with --token-file FILE or in %s."
            .formatted(uri, Token.VARIABLE);
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
