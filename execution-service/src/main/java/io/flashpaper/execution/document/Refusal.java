// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.document;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** How an operation may refuse, each with an example. */
enum Refusal {
  BAD_REQUEST(
      "400",
      "Something in the request is wrong: errors names the parameter or field",
      "Bad request",
      "parameter 'limit' is '0', but must be a whole number from 1 to 1000",
      "limit"),
  UNAUTHORIZED("401", "Nobody is known to be asking", "Unauthorized", "say who is asking", ""),
  FORBIDDEN(
      "403", "Whoever asks may not do this", "Forbidden", "this needs another permission", ""),
  NOT_FOUND("404", "There is no such thing", "Not found", "there is no trade 'x'", ""),
  NOT_ACCEPTABLE(
      "406",
      "None of the formats in Accept is offered",
      "Not acceptable",
      "none of the formats in 'Accept' is offered here; see /q/openapi",
      ""),
  CONFLICT("409", "It does not fit how things stand", "Conflict", "the key was used before", ""),
  UNSUPPORTED_MEDIA_TYPE(
      "415",
      "The body is of a format that is not understood",
      "Unsupported media type",
      "a body must be application/json",
      ""),
  TOO_MANY(
      "429",
      "This client asks too much; Retry-After says in how many seconds it may again",
      "Too many requests",
      "this client asks too much: the next request is answered in 1 s",
      ""),
  UNAVAILABLE(
      "503",
      "The ledger's database, or the tape, does not answer now; trying again is right",
      "Unavailable",
      "the ledger's database does not answer; try again",
      "");

  private final String status;
  private final String description;
  private final String title;
  private final String detail;
  private final String field;

  Refusal(String status, String description, String title, String detail, String field) {
    this.status = status;
    this.description = description;
    this.title = title;
    this.detail = detail;
    this.field = field;
  }

  String status() {
    return status;
  }

  /**
   * Whether an operation may refuse so.
   *
   * @param namesOne whether it is asked of something by name, which may not be there
   */
  boolean fits(boolean namesOne, boolean isRead) {
    return switch (this) {
      case NOT_FOUND -> namesOne;
      case CONFLICT, UNSUPPORTED_MEDIA_TYPE -> !isRead;
      case BAD_REQUEST, UNAUTHORIZED, FORBIDDEN, NOT_ACCEPTABLE, TOO_MANY, UNAVAILABLE -> true;
    };
  }

  APIResponse response() {
    return OASFactory.createAPIResponse()
        .description(description)
        .content(
            OASFactory.createContent()
                .addMediaType(
                    "application/problem+json",
                    OASFactory.createMediaType()
                        .schema(OASFactory.createSchema().ref("Problem"))
                        .example(example())));
  }

  private Map<String, Object> example() {
    List<Map<String, String>> errors =
        field.isEmpty()
            ? List.of()
            : List.of(
                Map.of(
                    "field",
                    field,
                    "message",
                    "is '0', but must be a whole number from 1 to 1000"));
    return Map.of(
        "type",
        "urn:flashpaper:problem:" + title.toLowerCase(Locale.ROOT).replace(' ', '-'),
        "title",
        title,
        "status",
        Integer.valueOf(status),
        "detail",
        detail,
        "instance",
        "/api/v1/trades",
        "errors",
        errors);
  }

  /** What a problem looks like (RFC 9457). */
  static Schema problem() {
    Schema error =
        object("field", "message")
            .addProperty("field", text("Its name as the request has it, such as limit"))
            .addProperty("message", text("What is wrong, and what would be right"));
    return object("type", "title", "status", "detail", "errors")
        .description("An error (RFC 9457)")
        .addProperty("type", text("The kind of error, for programs"))
        .addProperty("title", text("The kind of error, for people"))
        .addProperty(
            "status",
            OASFactory.createSchema().addType(SchemaType.INTEGER).description("The HTTP status"))
        .addProperty("detail", text("What exactly, and what would be right"))
        .addProperty("instance", text("The path that was asked"))
        .addProperty("errors", OASFactory.createSchema().addType(SchemaType.ARRAY).items(error));
  }

  private static Schema object(String... required) {
    return OASFactory.createSchema().addType(SchemaType.OBJECT).required(List.of(required));
  }

  private static Schema text(String description) {
    return OASFactory.createSchema().addType(SchemaType.STRING).description(description);
  }
}
