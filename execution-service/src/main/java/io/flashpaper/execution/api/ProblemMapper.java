// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.flashpaper.execution.api.Problem.Kind;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Errors as problem JSON, whoever raised them. */
public final class ProblemMapper {
  static final String MEDIA_TYPE = "application/problem+json";
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

  /** The response of a problem. */
  @ServerExceptionMapper
  public Response map(ProblemException exception, UriInfo uri) {
    return response(exception.problem(), uri);
  }

  /** The response of what the framework refuses, such as a path that nobody serves. */
  @ServerExceptionMapper
  public Response map(WebApplicationException exception, UriInfo uri) {
    int status = exception.getResponse().getStatus();
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(known -> known.status() == status)
            .findFirst()
            .orElse(status < 500 ? Kind.BAD_REQUEST : Kind.INTERNAL_ERROR);
    return response(Problem.of(kind, sentence(kind), List.of()), uri);
  }

  /** The response to a body that is JSON, but not what is expected. */
  @ServerExceptionMapper
  public Response map(MismatchedInputException mismatch, UriInfo uri) {
    String field =
        mismatch.getPath().isEmpty() || mismatch.getPath().getLast().getFieldName() == null
            ? "body"
            : mismatch.getPath().getLast().getFieldName();
    String message = "is not what is expected: see /q/openapi";
    return response(
        Problem.of(
            Kind.BAD_REQUEST,
            "'%s' %s".formatted(field, message),
            List.of(new Problem.FieldError(field, message))),
        uri);
  }

  /** The response of a defect: its cause is for the log alone. */
  @ServerExceptionMapper
  public Response map(RuntimeException defect, UriInfo uri) {
    LOG.errorf(defect, "A request could not be answered: path=%s", uri.getPath());
    return response(Problem.of(Kind.INTERNAL_ERROR, sentence(Kind.INTERNAL_ERROR), List.of()), uri);
  }

  private static String sentence(Kind kind) {
    return switch (kind) {
      case BAD_REQUEST -> "the request cannot be understood";
      case UNAUTHORIZED -> "say who is asking: a bearer token is needed";
      case FORBIDDEN -> "whoever asks has no permission to do this";
      case NOT_FOUND -> "there is nothing at this path; /q/openapi lists what there is";
      case METHOD_NOT_ALLOWED -> "this path exists, but not with this method; see /q/openapi";
      case NOT_ACCEPTABLE -> "none of the formats in 'Accept' is offered here; see /q/openapi";
      case CONFLICT -> "this does not fit how things stand";
      case UNSUPPORTED_MEDIA_TYPE -> "a body must be application/json";
      case INTERNAL_ERROR -> "this is a defect of the service; its log says more";
      case UNAVAILABLE -> "not now; try again";
    };
  }

  private static Response response(Problem problem, UriInfo uri) {
    return Response.status(problem.status())
        .type(MEDIA_TYPE)
        .entity(problem.at(uri.getPath()))
        .build();
  }
}
