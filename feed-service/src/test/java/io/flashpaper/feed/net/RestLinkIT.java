// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashpaper.model.time.ScaledClock;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestLinkIT {
  private final Vertx vertx = Vertx.vertx();
  private URI uri = URI.create("http://127.0.0.1");
  private RestLink link;

  @BeforeEach
  void start() throws ExecutionException, InterruptedException, TimeoutException {
    int port =
        vertx
            .createHttpServer()
            .requestHandler(RestLinkIT::respond)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get(10, TimeUnit.SECONDS)
            .actualPort();
    uri = URI.create("http://127.0.0.1:" + port);
    Instant origin = Instant.EPOCH;
    link = new RestLink(vertx, new Pace(new ScaledClock(Clock.systemUTC(), origin, origin, 1)));
  }

  @AfterEach
  void stop() {
    link.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private static void respond(HttpServerRequest request) {
    switch (request.path()) {
      case "/plain" -> request.response().putHeader("Date", "a date").end("body");
      case "/stored" -> request.response().putHeader("Age", "0").end("old");
      case "/hit" -> request.response().putHeader("X-Cache", "Hit from cloudfront").end("old");
      case "/ill" -> request.response().setStatusCode(503).end("why");
      case "/long" -> {
        Buffer megabyte = Buffer.buffer(new byte[1 << 20]);
        request.response().setChunked(true);
        more(request, megabyte, 100);
      }
      case "/cut" -> {
        request.response().putHeader("Content-Length", "100").write("half");
        request.connection().close();
      }
      default -> request.response().setChunked(true).write("drop");
    }
  }

  private static void more(HttpServerRequest request, Buffer megabyte, int left) {
    if (left == 0) {
      request.response().end();
    } else {
      request.response().write(megabyte).onSuccess(_ -> more(request, megabyte, left - 1));
    }
  }

  private RestAnswer ask(String path) {
    return link.ask(uri.resolve(path), Map.of()).toCompletionStage().toCompletableFuture().join();
  }

  private void fails(String path, String why) {
    assertThatThrownBy(() -> ask(path))
        .isInstanceOf(CompletionException.class)
        .hasMessageContaining(why);
  }

  @Test
  void anAnswerComesWithItsStatusItsDateAndWhetherItIsAStoredOne() {
    assertThat(ask("/plain").body()).isEqualTo("body");
    assertThat(ask("/plain").date()).contains("a date");
    assertThat(ask("/plain").stored()).isFalse();
    assertThat(ask("/stored").stored()).isTrue();
    assertThat(ask("/hit").stored()).isTrue();
    assertThat(ask("/ill").status()).isEqualTo(503);
    assertThat(ask("/ill").body()).isEqualTo("why");
  }

  @Test
  void whateverIsTooLongCutOffOrEndlessFails() {
    fails("/long", "more than");
    fails("/cut", "closed");
    fails("/endless", "imeout");
    assertThat(ask("/plain").body()).isEqualTo("body");
  }
}
