// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads a service's stream of how things stand, on a thread of its own. */
final class LiveReading implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DATA = "data:";

  private final HttpClient http = HttpClient.newHttpClient();
  private final LinkedBlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
  private final Thread thread;

  private LiveReading(HttpRequest request) {
    this.thread = Thread.ofVirtual().start(() -> read(request));
  }

  static LiveReading of(ServiceProcess service) {
    return new LiveReading(
        HttpRequest.newBuilder(service.uri("/api/v1/live"))
            .header("Accept", "text/event-stream")
            .build());
  }

  private void read(HttpRequest request) {
    try {
      HttpResponse<Stream<String>> answer = http.send(request, HttpResponse.BodyHandlers.ofLines());
      answer.body().filter(line -> line.startsWith(DATA)).forEach(this::take);
    } catch (IOException | UncheckedIOException ended) {
      // What was read counts.
    } catch (InterruptedException letGo) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(String line) {
    try {
      events.add(JSON.readTree(line.substring(DATA.length())));
    } catch (IOException noJson) {
      throw new UncheckedIOException(line, noJson);
    }
  }

  /** Waits until it is told what is awaited. */
  JsonNode await(Predicate<JsonNode> awaited) throws InterruptedException {
    JsonNode last = null;
    for (; ; ) {
      JsonNode next = events.poll(60, TimeUnit.SECONDS);
      if (next == null) {
        throw new IllegalStateException("it was never told as awaited, but last " + last);
      }
      if (awaited.test(next)) {
        return next;
      }
      last = next;
    }
  }

  @Override
  public void close() throws InterruptedException {
    http.shutdownNow();
    thread.join();
  }
}
