// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A plain WebSocket client that keeps every frame it gets, in order. */
final class WireClient implements WebSocket.Listener, AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final long PATIENCE_S = 15;

  private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> pings = new LinkedBlockingQueue<>();
  private final Semaphore pongs = new Semaphore(0);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final StringBuilder partial = new StringBuilder();
  private final WebSocket socket;

  WireClient(int port, String path, Map<String, String> headers) {
    WebSocket.Builder builder = HTTP.newWebSocketBuilder();
    headers.forEach(builder::header);
    this.socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + path), this).join();
  }

  static HttpResponse<String> get(int port, String path) {
    return call(port, "GET", path, "");
  }

  static HttpResponse<String> call(int port, String method, String path, String body) {
    try {
      URI uri = URI.create("http://127.0.0.1:" + port + path);
      HttpRequest.BodyPublisher publisher =
          body.isEmpty()
              ? HttpRequest.BodyPublishers.noBody()
              : HttpRequest.BodyPublishers.ofString(body);
      return HTTP.send(
          HttpRequest.newBuilder(uri)
              .timeout(Duration.ofSeconds(PATIENCE_S))
              .method(method, publisher)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static JsonNode json(int port, String path) {
    return Fields.json(get(port, path).body());
  }

  void send(String text) {
    socket.sendText(text, true).join();
  }

  /** The next frame. */
  String text() {
    try {
      String frame = frames.poll(PATIENCE_S, TimeUnit.SECONDS);
      if (frame == null) {
        throw new AssertionError("no frame within " + PATIENCE_S + " s");
      }
      return frame;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  JsonNode next() {
    return Fields.json(text());
  }

  /** The next frame that is wanted; those before it are dropped. */
  JsonNode await(Predicate<JsonNode> wanted) {
    return upTo(wanted).getLast();
  }

  /** All frames up to and with the next that is wanted. */
  List<JsonNode> upTo(Predicate<JsonNode> wanted) {
    List<JsonNode> seen = new ArrayList<>();
    do {
      seen.add(next());
    } while (!wanted.test(seen.getLast()));
    return seen;
  }

  /** The frames that came and were not read yet. */
  List<String> heard() {
    return List.copyOf(frames);
  }

  void sendPing() {
    socket.sendPing(ByteBuffer.allocate(1)).join();
  }

  int pongs() {
    return pongs.availablePermits();
  }

  void awaitPong() throws InterruptedException {
    if (!pongs.tryAcquire(PATIENCE_S, TimeUnit.SECONDS)) {
      throw new AssertionError("no pong within " + PATIENCE_S + " s");
    }
  }

  void awaitEnd() throws InterruptedException {
    if (!ended.await(PATIENCE_S, TimeUnit.SECONDS)) {
      throw new AssertionError("still connected after " + PATIENCE_S + " s");
    }
  }

  @Override
  public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    pongs.release();
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    ended.countDown();
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    ended.countDown();
  }

  String ping() throws InterruptedException {
    return pings.poll(PATIENCE_S, TimeUnit.SECONDS);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      frames.add(partial.toString());
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
    pings.add(java.nio.charset.StandardCharsets.UTF_8.decode(message).toString());
    from.request(1);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
  }
}
