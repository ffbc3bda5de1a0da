// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Reads a service's stream of entries on a thread of its own, until it ends or is let go. */
final class StreamReading implements AutoCloseable {
  private static final String ID = "id:";

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Long> ids = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch enough;
  private final Thread thread;
  private volatile long position;

  private StreamReading(HttpRequest request, long position, int wanted) {
    this.position = position;
    this.enough = new CountDownLatch(wanted);
    this.thread = Thread.ofVirtual().start(() -> read(request));
  }

  /** Reads on after a position; the first event is the greeting at it. */
  static StreamReading of(ServiceProcess service, long position, int wanted) {
    HttpRequest request =
        HttpRequest.newBuilder(service.uri("/api/v1/stream"))
            .header("Last-Event-ID", Long.toString(position))
            .header("Accept", "text/event-stream")
            .build();
    return new StreamReading(request, position, wanted);
  }

  private void read(HttpRequest request) {
    try {
      HttpResponse<Stream<String>> answer = http.send(request, HttpResponse.BodyHandlers.ofLines());
      answer.body().filter(line -> line.startsWith(ID)).forEach(this::take);
    } catch (IOException | UncheckedIOException ended) {
      // What was read counts.
    } catch (InterruptedException letGo) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(String line) {
    long id = Long.parseLong(line.substring(ID.length()).strip());
    if (id != position) {
      ids.add(id);
      position = id;
      enough.countDown();
    }
  }

  /** Waits until so much was read. */
  StreamReading awaitEnough() throws InterruptedException {
    if (!enough.await(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("only %d entries came".formatted(ids.size()));
    }
    return this;
  }

  /** Waits until the service has hung up. */
  void awaitEnd() throws InterruptedException {
    thread.join();
  }

  /** The numbers of the entries, in the order in which they came. */
  List<Long> ids() {
    return List.copyOf(ids);
  }

  @Override
  public void close() throws InterruptedException {
    http.shutdownNow();
    thread.join();
  }
}
