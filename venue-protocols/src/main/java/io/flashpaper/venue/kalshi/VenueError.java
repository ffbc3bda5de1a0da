// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import io.flashpaper.venue.wire.Fields;
import io.flashpaper.venue.wire.RefusedException;

/**
 * Why Kalshi did not answer, from any of the four bodies it writes: {@code {"error":{"code",
 * "message"}}}, {@code {"error":"text"}}, {@code {"msg":"text"}}, {@code
 * {"code","message","details"}}.
 */
public final class VenueError {
  private static final int LONGEST = 200;

  private VenueError() {}

  /** One line for people, such as {@code HTTP 429 too_many_requests: too many requests}. */
  public static String describe(int status, String body) {
    String said;
    try {
      said = said(Fields.parse(body));
    } catch (RefusedException anotherForm) {
      said = "";
    }
    String line = said.isBlank() ? "HTTP " + status : "HTTP " + status + " " + said;
    String plain = line.replaceAll("\\p{Cntrl}", " ");
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
  }

  private static String said(Fields body) {
    if (body.has("error")) {
      try {
        return coded(body.object("error"));
      } catch (RefusedException noObject) {
        return body.text("error");
      }
    }
    return body.has("msg") ? body.text("msg") : coded(body);
  }

  private static String coded(Fields error) {
    String code = error.textOrEmpty("code");
    String message = error.textOrEmpty("message");
    String details = error.textOrEmpty("details");
    String said = code.isEmpty() || message.isEmpty() ? code + message : code + ": " + message;
    return details.isEmpty() ? said : said + " (" + details + ")";
  }
}
