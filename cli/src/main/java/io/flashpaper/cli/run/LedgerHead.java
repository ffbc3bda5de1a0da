// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** How far an execution-service is, as its REST API says. */
public final class LedgerHead implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final HttpRequest status;

  /** Of the execution-service at this address. */
  public LedgerHead(URI api) {
    this.status = HttpRequest.newBuilder(api.resolve("/api/v1/status")).timeout(PATIENCE).build();
  }

  /** The last tape offset that is in the ledger; empty while that is not known for sure. */
  public Optional<Long> next() throws InterruptedException {
    return offset(status().filter(now -> now.path("waitingFor").asText("").isEmpty()));
  }

  /** The last tape offset that was processed, stored or not; empty while that is not known. */
  public Optional<Long> processed() throws InterruptedException {
    return offset(status());
  }

  private static Optional<Long> offset(Optional<JsonNode> status) {
    return status
        .map(now -> now.path("tapeOffset"))
        .filter(JsonNode::isNumber)
        .map(JsonNode::asLong);
  }

  private Optional<JsonNode> status() throws InterruptedException {
    try {
      return Optional.of(JSON.readTree(http.send(status, BodyHandlers.ofString()).body()));
    } catch (IOException away) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
