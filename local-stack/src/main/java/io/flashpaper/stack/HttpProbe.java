// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.stack;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Asks an address again and again until it answers 200. */
final class HttpProbe implements AutoCloseable {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(3);
  private static final long PAUSE_MS = 100;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();
  private final ScheduledExecutorService scheduler;

  HttpProbe(ScheduledExecutorService scheduler) {
    this.scheduler = scheduler;
  }

  /** Calls back once on 200; gives up silently when {@code worthwhile} says so. */
  void until200(URI address, BooleanSupplier worthwhile, Runnable then) {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(ANSWER_TIMEOUT).build();
    client
        .sendAsync(request, BodyHandlers.discarding())
        .handle((answer, failure) -> failure == null && answer.statusCode() == 200)
        .thenAccept(
            up -> {
              if (up) {
                then.run();
              } else if (worthwhile.getAsBoolean() && !scheduler.isShutdown()) {
                scheduler.schedule(
                    () -> until200(address, worthwhile, then), PAUSE_MS, TimeUnit.MILLISECONDS);
              }
            });
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
