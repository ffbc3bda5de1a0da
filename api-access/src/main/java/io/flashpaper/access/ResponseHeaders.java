// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/** What every answer tells a browser: load nothing from elsewhere, show this nowhere else. */
@Singleton
public final class ResponseHeaders {
  /** Own files and own events, and nothing inline. */
  static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src"
          + " 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  /** The page that shows the API's description begins with a script of its own. */
  static final String DESCRIPTION_POLICY =
      CONTENT_POLICY
          .replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
          .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

  private static final Map<String, String> ALWAYS =
      Map.of(
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Permissions-Policy",
          "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin");

  /** Before anything that may answer. */
  private static final int FIRST = 1000;

  void register(@Observes Filters filters) {
    filters.register(ResponseHeaders::add, FIRST);
  }

  private static void add(RoutingContext request) {
    String path = request.normalizedPath();
    boolean encrypted = request.request().isSSL();
    request.addHeadersEndHandler(end -> write(request.response().headers(), path, encrypted));
    request.next();
  }

  /** Adds what the answer does not say itself. */
  static void write(MultiMap headers, String path, boolean encrypted) {
    ALWAYS.forEach((name, value) -> put(headers, name, value));
    put(
        headers,
        "Content-Security-Policy",
        path.startsWith("/q/swagger-ui") ? DESCRIPTION_POLICY : CONTENT_POLICY);
    if (path.startsWith("/api/") || path.startsWith("/q/")) {
      put(headers, "Cache-Control", "no-store");
    }
    if (encrypted) {
      put(headers, "Strict-Transport-Security", "max-age=31536000");
    }
  }

  private static void put(MultiMap headers, String name, String value) {
    if (!headers.contains(name)) {
      headers.set(name, value);
    }
  }
}
