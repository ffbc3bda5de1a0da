// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A REST API on loopback that answers what it was told to, and remembers what it was asked. */
public final class ApiStub implements AutoCloseable {
  private final HttpServer server;
  private final String url;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final Map<String, Queue<Answer>> first = new ConcurrentHashMap<>();

  private volatile CountDownLatch held = new CountDownLatch(0);

  private record Answer(int status, String body) {}

  /** Listens on a free port. */
  public ApiStub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    url = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext("/", this::handle);
    server.start();
  }

  /** The address for {@code --url}. */
  public String url() {
    return url;
  }

  /** From now on this path, its parameters left out, is answered so. */
  public ApiStub answer(String path, int status, String body) {
    answers.put(path, new Answer(status, body));
    return this;
  }

  /** The next request of this path is answered so, before what it is answered with otherwise. */
  public ApiStub once(String path, int status, String body) {
    first.computeIfAbsent(path, _ -> new ConcurrentLinkedQueue<>()).add(new Answer(status, body));
    return this;
  }

  /** From now on nothing is answered until the latch is open. */
  public ApiStub hold(CountDownLatch until) {
    held = until;
    return this;
  }

  /** From now on this path is answered with a golden file. */
  public ApiStub golden(String path, String file) {
    return answer(path, 200, read(file));
  }

  /** A golden answer of the API. */
  public static String read(String file) {
    try (InputStream bytes = ApiStub.class.getResourceAsStream("/golden/api/" + file)) {
      return new String(Objects.requireNonNull(bytes, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was asked, with parameters. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /** Who asked, request by request. */
  public List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  /** The idempotency keys that came with requests. */
  public List<String> keys() {
    return List.copyOf(keys);
  }

  private Answer answer(String path) {
    Answer once = first.getOrDefault(path, new ConcurrentLinkedQueue<>()).poll();
    return once != null
        ? once
        : answers.getOrDefault(
            path, new Answer(404, "{\"status\":404,\"detail\":\"there is nothing at this path\"}"));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      authorizations.add(
          Objects.requireNonNullElse(
              exchange.getRequestHeaders().getFirst("Authorization"), "nobody"));
      Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"))
          .ifPresent(keys::add);
      exchange.getRequestBody().readAllBytes();
      held.await();
      Answer answer = answer(exchange.getRequestURI().getPath());
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
