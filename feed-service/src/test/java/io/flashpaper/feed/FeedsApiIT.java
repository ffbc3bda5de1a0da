// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FeedByWebSocketIT.WithKey.class)
class FeedsApiIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestHTTPResource("/")
  URI service;

  @Test
  void theReportTellsOfVenuesMarketsIndexAndTapeInItsDocumentedShape() throws Exception {
    JsonNode feeds =
        await(
            report ->
                any(report.get("venues"), v -> isVenue(v, "kalshi", "WS"))
                    && any(report.get("markets"), m -> m.hasNonNull("yesBid"))
                    && report.get("index").hasNonNull("price")
                    && report.get("index").hasNonNull("error"));

    assertThat(feeds.get("role").asText()).isEqualTo("LEADER");
    assertThat(feeds.get("venues"))
        .hasSize(5)
        .allMatch(venue -> !venue.get("connections").isEmpty())
        .allMatch(venue -> venue.get("received").asLong() > 0);
    assertThat(feeds.get("index").get("contributors")).hasSize(4);
    assertThat(feeds.get("tape").get("events").asLong()).isPositive();
    assertThat(feeds.get("tape").get("lastEvent").get("iso").asText()).endsWith("Z");
    assertThat(feeds.toString()).doesNotContain("PRIVATE KEY").doesNotContain("a-key");

    JsonNode api = JSON.readTree(get("/q/openapi?format=json"));
    JsonNode answer = api.at("/paths/~1api~1v1~1feeds/get/responses/200/content/application~1json");
    follows(feeds, answer.get("schema"), api);
  }

  @Test
  void aMarketWithABookIsGradedAndOneWithoutIsUnusable() throws Exception {
    JsonNode feeds = await(r -> any(r.get("markets"), m -> m.hasNonNull("yesBid")));
    for (JsonNode market : feeds.get("markets")) {
      if (market.get("status").asText().equals("OPEN")) {
        assertThat(market.get("grade").asText().equals("UNUSABLE"))
            .isEqualTo(market.get("bookAgeMs").isNull());
      }
    }
  }

  @Test
  void streamedBooksAreAuditedAndAgree() throws Exception {
    JsonNode feeds = await(r -> r.get("audits").get("agreed").asLong() >= 3);
    JsonNode audits = feeds.get("audits");
    assertThat(audits.get("agreed").asLong()).isGreaterThan(audits.get("disagreed").asLong());
    assertThat(audits.get("booksLost").asLong()).isZero();
  }

  @Test
  void healthAndMetricsTellTheSame() throws Exception {
    await(r -> any(r.get("markets"), m -> m.hasNonNull("yesBid")));
    assertThat(get("/q/health/well")).contains("\"feeds\"").contains("kalshi").contains("\"UP\"");
    assertThat(get("/q/health/live")).contains("\"ordered-thread\"").contains("\"UP\"");
    assertThat(get("/q/metrics"))
        .contains("flashpaper_feed_mode{venue=\"kalshi\"} 2.0")
        .contains("flashpaper_feed_market_grade{market=")
        .contains("flashpaper_feed_index_dispersion_bps")
        .contains("flashpaper_feed_audits_total{outcome=\"disagreed\"}");
  }

  private static boolean isVenue(JsonNode venue, String name, String mode) {
    return venue.get("venue").asText().equals(name) && venue.get("mode").asText().equals(mode);
  }

  private static boolean any(JsonNode list, Predicate<JsonNode> condition) {
    return StreamSupport.stream(list.spliterator(), false).anyMatch(condition);
  }

  /** Every object has exactly the documented fields. */
  private static void follows(JsonNode value, JsonNode documented, JsonNode api) {
    JsonNode schema = resolved(documented, api);
    if (value.isArray()) {
      value.forEach(item -> follows(item, schema.get("items"), api));
    } else if (value.isObject() && schema.has("properties")) {
      assertThat(names(value)).isEqualTo(names(schema.get("properties")));
      value
          .fieldNames()
          .forEachRemaining(
              name -> follows(value.get(name), schema.get("properties").get(name), api));
    } else if (value.isObject()) {
      assertThat(schema.has("additionalProperties")).as("%s", schema).isTrue();
    }
  }

  /** Follows a reference, also one that may be null instead. */
  private static JsonNode resolved(JsonNode schema, JsonNode api) {
    if (schema.has("$ref")) {
      return api.at(schema.get("$ref").asText().substring(1));
    }
    for (String choice : new String[] {"anyOf", "oneOf", "allOf"}) {
      for (JsonNode option : schema.path(choice)) {
        if (option.has("$ref")) {
          return resolved(option, api);
        }
      }
    }
    return schema;
  }

  private static Set<String> names(JsonNode object) {
    Set<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private JsonNode await(Predicate<JsonNode> condition) throws Exception {
    Instant deadline = Instant.now().plus(PATIENCE);
    JsonNode report = JSON.readTree(get("/api/v1/feeds"));
    while (report.get("index").isNull() || !condition.test(report)) {
      assertThat(Instant.now()).as("%s", report).isBefore(deadline);
      new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
      report = JSON.readTree(get("/api/v1/feeds"));
    }
    return report;
  }

  private String get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(service.resolve(path)).build(), BodyHandlers.ofString())
        .body();
  }
}
