// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A channel on loopback: keeps what it is sent, and answers as it is told. */
final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final LinkedBlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final Deque<Answer> answers = new ArrayDeque<>();

  /** What came in. */
  record Received(String path, String authorization, String title, String body) {}

  private record Answer(int status, String retryAfter, String body) {}

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Answers the next request like this instead of 200. */
  synchronized Receiver answering(int status, String retryAfter, String body) {
    answers.addLast(new Answer(status, retryAfter, body));
    return this;
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    received.add(
        new Received(
            exchange.getRequestURI().toString(),
            String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
            String.valueOf(exchange.getRequestHeaders().getFirst("Title")),
            body));
    Answer answer = next();
    if (!answer.retryAfter().isEmpty()) {
      exchange.getResponseHeaders().add("Retry-After", answer.retryAfter());
    }
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private synchronized Answer next() {
    return answers.isEmpty() ? new Answer(200, "", "") : answers.removeFirst();
  }

  /** The next request, waited for. */
  Received take() throws InterruptedException {
    Received next = received.poll(20, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing was received");
    }
    return next;
  }

  /** Requests that came in and were not taken. */
  int size() {
    return received.size();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
