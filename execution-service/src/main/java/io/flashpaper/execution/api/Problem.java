// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An error as REST says it (RFC 9457), media type {@code application/problem+json}.
 *
 * @param type the kind of error, for programs, such as {@code urn:flashpaper:problem:bad-request}
 * @param title the kind of error, for people
 * @param status the HTTP status
 * @param detail what exactly, and what would be right
 * @param instance the path that was asked
 * @param errors what is wrong with which parameter or field; empty where it is none's fault
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String instance,
    List<FieldError> errors) {

  /** Freezes the list. */
  public Problem {
    errors = List.copyOf(errors);
  }

  /**
   * What is wrong with one parameter or field of a request.
   *
   * @param field its name as the request has it, such as {@code limit}
   * @param message what is wrong, and what would be right
   */
  public record FieldError(String field, String message) {}

  /** The kinds there are. */
  public enum Kind {
    /** Something in the request is wrong: {@code errors} names it. */
    BAD_REQUEST(400, "Bad request"),
    /** Nobody is known to be asking. */
    UNAUTHORIZED(401, "Unauthorized"),
    /** Whoever asks may not do this. */
    FORBIDDEN(403, "Forbidden"),
    /** There is no such thing. */
    NOT_FOUND(404, "Not found"),
    /** The path is right, the method is not. */
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    /** None of the formats that the client accepts is offered. */
    NOT_ACCEPTABLE(406, "Not acceptable"),
    /** It does not fit how things stand. */
    CONFLICT(409, "Conflict"),
    /** The request's body is of a format that is not understood. */
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    /** A defect of ours; the log says more. */
    INTERNAL_ERROR(500, "Internal error"),
    /** Not now; trying again is right. */
    UNAVAILABLE(503, "Unavailable");

    private final int status;
    private final String title;

    Kind(int status, String title) {
      this.status = status;
      this.title = title;
    }

    /** The HTTP status. */
    public int status() {
      return status;
    }

    private String type() {
      return "urn:flashpaper:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** A problem of a kind. */
  public static Problem of(Kind kind, String detail, List<FieldError> errors) {
    return new Problem(kind.type(), kind.title, kind.status, detail, null, errors);
  }

  /** The same, at the path that was asked. */
  Problem at(String path) {
    return new Problem(type, title, status, detail, path, errors);
  }
}
