// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** GET and nothing else, with a deadline. */
public final class RestLink {
  private static final Duration DEADLINE = Duration.ofSeconds(3);
  private static final int LONGEST_ANSWER = 16 << 20;

  private final Vertx vertx;
  private final HttpClient client;
  private final Pace pace;

  /** A client of its own. */
  public RestLink(Vertx vertx, Pace pace) {
    this.vertx = vertx;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setDecompressionSupported(true)
                .setConnectTimeout((int) pace.timeoutMs(DEADLINE))
                .setKeepAliveTimeout(30));
    this.pace = pace;
  }

  /** Asks; the future fails on a time-out, a broken connection, or any status but 200. */
  public Future<String> get(URI uri, Map<String, String> headers) {
    return ask(uri, headers)
        .compose(
            answer ->
                answer.status() == 200
                    ? Future.succeededFuture(answer.body())
                    : Future.failedFuture(new StatusException(answer.status())));
  }

  /**
   * Asks; whatever status the venue answers with is an answer. The future fails on a time-out, a
   * broken connection, or an answer that is too long.
   */
  public Future<RestAnswer> ask(URI uri, Map<String, String> headers) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(uri.toString())
            .setTimeout(pace.timeoutMs(DEADLINE));
    headers.forEach(options::putHeader);
    options.putHeader("Accept", "application/json");
    options.putHeader("User-Agent", "flashpaper");
    // On its own event loop an answer cannot have ended before somebody listens to it.
    Promise<RestAnswer> answered = Promise.promise();
    vertx
        .getOrCreateContext()
        .runOnContext(
            _ ->
                client
                    .request(options)
                    .compose(request -> request.send().compose(this::answer))
                    .onComplete(answered));
    return answered.future();
  }

  /** Drop by drop an answer could take for ever, and without an end fill the memory. */
  private Future<RestAnswer> answer(HttpClientResponse response) {
    Promise<Buffer> whole = Promise.promise();
    Buffer body = Buffer.buffer();
    response
        .exceptionHandler(whole::tryFail)
        .endHandler(_ -> whole.tryComplete(body))
        .handler(
            chunk -> {
              if (body.length() + chunk.length() > LONGEST_ANSWER) {
                whole.tryFail("an answer of more than %d bytes".formatted(LONGEST_ANSWER));
              } else {
                body.appendBuffer(chunk);
              }
            });
    return whole
        .future()
        .timeout(pace.timeoutMs(DEADLINE), TimeUnit.MILLISECONDS)
        .onFailure(_ -> response.request().reset())
        .map(
            text ->
                new RestAnswer(
                    response.statusCode(),
                    text.toString(StandardCharsets.UTF_8),
                    Optional.ofNullable(response.getHeader("Date")),
                    isStored(response)));
  }

  private static boolean isStored(HttpClientResponse response) {
    String store = response.getHeader("X-Cache");
    return response.getHeader("Age") != null || (store != null && store.startsWith("Hit"));
  }

  /** Ends all connections. */
  public void close() {
    client.close();
  }

  /** The venue answered, but not with what was asked for. */
  public static final class StatusException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** An answer with this status. */
    public StatusException(int status) {
      super("HTTP status " + status, null, false, false);
      this.status = status;
    }

    /** The HTTP status. */
    public int status() {
      return status;
    }
  }
}
