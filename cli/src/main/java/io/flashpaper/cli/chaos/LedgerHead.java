// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.chaos;

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
final class LedgerHead implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final HttpRequest status;

  LedgerHead(URI api) {
    this.status = HttpRequest.newBuilder(api.resolve("/api/v1/status")).timeout(PATIENCE).build();
  }

  /** The last tape offset that is in the ledger; empty while that is not known for sure. */
  Optional<Long> next() throws InterruptedException {
    try {
      JsonNode answer = JSON.readTree(http.send(status, BodyHandlers.ofString()).body());
      boolean stored = answer.path("waitingFor").asText("").isEmpty();
      return answer.path("tapeOffset").isNumber() && stored
          ? Optional.of(answer.path("tapeOffset").asLong())
          : Optional.empty();
    } catch (IOException away) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
