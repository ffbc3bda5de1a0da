// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.access;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;

/** Why a request may not pass, as problem JSON (RFC 9457) with a challenge (RFC 6750). */
final class Refusal {
  private static final String CHALLENGE = "Bearer realm=\"flashpaper\"";

  private Refusal() {}

  /**
   * A problem.
   *
   * @param errors always empty: no parameter is to blame
   */
  record Problem(
      String type, String title, int status, String detail, String instance, List<String> errors) {}

  static Response nobody(Permission needed, String path) {
    return unauthorized(
        "say who is asking: 'Authorization: Bearer TOKEN' with a token that may %s"
            .formatted(word(needed)),
        CHALLENGE,
        path);
  }

  static Response unknownToken(String path) {
    return unauthorized(
        "the token is unknown or expired: ask whoever runs this for another one",
        CHALLENGE + ", error=\"invalid_token\"",
        path);
  }

  private static Response unauthorized(String detail, String challenge, String path) {
    return response(
        new Problem(
            "urn:flashpaper:problem:unauthorized", "Unauthorized", 401, detail, path, List.of()),
        challenge);
  }

  static Response forbidden(Permission needed, String path) {
    return response(
        forbidden(
            "whoever holds this token may not %s: that needs a token of flashpaper.api.%s-tokens or role %s"
                .formatted(word(needed), word(needed), needed.role()),
            path),
        CHALLENGE + ", error=\"insufficient_scope\"");
  }

  static Response anotherPage(String path) {
    return response(
        forbidden("a page of another origin may not command without a token", path), CHALLENGE);
  }

  private static Problem forbidden(String detail, String path) {
    return new Problem(
        "urn:flashpaper:problem:forbidden", "Forbidden", 403, detail, path, List.of());
  }

  private static String word(Permission permission) {
    return permission.name().toLowerCase(Locale.ROOT);
  }

  private static Response response(Problem problem, String challenge) {
    return Response.status(problem.status())
        .type("application/problem+json")
        .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
        .entity(problem)
        .build();
  }
}
