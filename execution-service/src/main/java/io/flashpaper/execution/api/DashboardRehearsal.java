// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Asks for the dashboard and its files once, as a browser would, when the service has begun to
 * listen: whoever opens it first does not wait until all that is loaded and compiled.
 */
@Singleton
public final class DashboardRehearsal {
  private static final Logger LOG = Logger.getLogger(DashboardRehearsal.class);
  private static final String PAGE = "/";
  private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"");

  private final Vertx vertx;

  DashboardRehearsal(Vertx vertx) {
    this.vertx = vertx;
  }

  void listening(@ObservesAsync HttpServerStart start) {
    HttpClient browser =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setDefaultHost("127.0.0.1")
                .setDefaultPort(start.options().getPort())
                .setDecompressionSupported(true));
    get(browser, PAGE)
        .compose(page -> all(browser, FILE.matcher(page).results().map(DashboardRehearsal::path)))
        .onFailure(failure -> LOG.debugf("Nobody could rehearse the dashboard: error=%s", failure))
        .onComplete(done -> browser.close());
  }

  private static String path(MatchResult found) {
    return found.group(1);
  }

  private static Future<String> all(HttpClient browser, Stream<String> paths) {
    return paths.reduce(
        Future.succeededFuture(""),
        (before, path) -> before.compose(done -> get(browser, path)),
        (one, other) -> other);
  }

  private static Future<String> get(HttpClient browser, String path) {
    return browser
        .request(HttpMethod.GET, path)
        .compose(request -> request.putHeader("Accept-Encoding", "gzip").send())
        .compose(HttpClientResponse::body)
        .map(Object::toString);
  }
}
