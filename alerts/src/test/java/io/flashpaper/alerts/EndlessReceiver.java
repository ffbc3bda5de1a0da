// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.alerts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A channel on loopback whose answers never end: they flood, or say no more. */
final class EndlessReceiver implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch hungUp = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();
  private final int status;
  private final String beginning;
  private final boolean floods;

  EndlessReceiver(int status, String beginning, boolean floods) throws IOException {
    this.status = status;
    this.beginning = beginning;
    this.floods = floods;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(status, 0);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(beginning.getBytes(StandardCharsets.UTF_8));
      body.flush();
      byte[] more = new byte[64 * 1024];
      while (floods) {
        body.write(more);
      }
      closed.await();
    } catch (IOException gone) {
      hungUp.countDown();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  int asked() {
    return asked.get();
  }

  /** Whether whoever asked did not go on listening. */
  boolean isHungUpOn() throws InterruptedException {
    return hungUp.await(20, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
