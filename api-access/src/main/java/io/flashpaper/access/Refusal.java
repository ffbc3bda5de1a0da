// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.access;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Why a request may not pass, as problem JSON (RFC 9457) with what would help in a header: a
 * challenge (RFC 6750), or when to come back.
 */
record Refusal(Problem problem, String header, String value) {
  private static final String JSON = "application/problem+json";
  private static final String CHALLENGE = "Bearer realm=\"flashpaper\"";
  private static final String AUTHENTICATE = "WWW-Authenticate";

  /**
   * A problem.
   *
   * @param errors always empty: no parameter is to blame
   */
  record Problem(
      String type, String title, int status, String detail, String instance, List<String> errors) {}

  static Refusal nobody(Permission needed, String path) {
    return unauthorized(
        "say who is asking: 'Authorization: Bearer TOKEN' with a token that may %s"
            .formatted(word(needed)),
        CHALLENGE,
        path);
  }

  static Refusal unknownToken(String path) {
    return unauthorized(
        "the token is unknown or expired: ask whoever runs this for another one",
        CHALLENGE + ", error=\"invalid_token\"",
        path);
  }

  private static Refusal unauthorized(String detail, String challenge, String path) {
    return new Refusal(
        new Problem(
            "urn:flashpaper:problem:unauthorized", "Unauthorized", 401, detail, path, List.of()),
        AUTHENTICATE,
        challenge);
  }

  static Refusal forbidden(Permission needed, String path) {
    return forbidden(
        "whoever holds this token may not %s: that needs a token of flashpaper.api.%s-tokens or role %s"
            .formatted(word(needed), word(needed), needed.role()),
        CHALLENGE + ", error=\"insufficient_scope\"",
        path);
  }

  static Refusal anotherPage(String path) {
    return forbidden("a page of another origin may not command without a token", CHALLENGE, path);
  }

  private static Refusal forbidden(String detail, String challenge, String path) {
    return new Refusal(
        new Problem("urn:flashpaper:problem:forbidden", "Forbidden", 403, detail, path, List.of()),
        AUTHENTICATE,
        challenge);
  }

  static Refusal tooMany(Permission kind, Duration wait, String path) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return new Refusal(
        new Problem(
            "urn:flashpaper:problem:too-many-requests",
            "Too many requests",
            429,
            "this client asks too much: the next request is answered in %d s; flashpaper.api.%ss-per-minute says how many there may be"
                .formatted(seconds, word(kind)),
            path,
            List.of()),
        "Retry-After",
        Long.toString(seconds));
  }

  private static String word(Permission permission) {
    return permission.name().toLowerCase(Locale.ROOT);
  }

  /** As JAX-RS answers. */
  Response response() {
    return Response.status(problem.status())
        .type(JSON)
        .header(header, value)
        .entity(problem)
        .build();
  }

  /** Answers at once. */
  void end(RoutingContext context) {
    context
        .response()
        .setStatusCode(problem.status())
        .putHeader("Content-Type", JSON)
        .putHeader(header, value)
        .end(
            new JsonObject()
                .put("type", problem.type())
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", problem.detail())
                .put("instance", problem.instance())
                .put("errors", new JsonArray())
                .encode());
  }
}
