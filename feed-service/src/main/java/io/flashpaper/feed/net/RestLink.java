// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.net;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** GET and nothing else, with a deadline. */
public final class RestLink {
  private static final Duration DEADLINE = Duration.ofSeconds(3);

  private final HttpClient client;
  private final Pace pace;

  /** A client of its own. */
  public RestLink(Vertx vertx, Pace pace) {
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
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(uri.toString())
            .setTimeout(pace.timeoutMs(DEADLINE));
    headers.forEach(options::putHeader);
    options.putHeader("Accept", "application/json");
    options.putHeader("User-Agent", "flashpaper");
    return client.request(options).compose(HttpClientRequest::send).compose(RestLink::body);
  }

  private static Future<String> body(HttpClientResponse response) {
    if (response.statusCode() != 200) {
      return Future.failedFuture(new StatusException(response.statusCode()));
    }
    return response.body().map(buffer -> buffer.toString(StandardCharsets.UTF_8));
  }

  /** Ends all connections. */
  public void close() {
    client.close();
  }

  /** The venue answered, but not with what was asked for. */
  public static final class StatusException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    StatusException(int status) {
      super("HTTP status " + status, null, false, false);
      this.status = status;
    }

    /** The HTTP status. */
    public int status() {
      return status;
    }
  }
}
