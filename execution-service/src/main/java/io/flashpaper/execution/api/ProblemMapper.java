// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Errors as problem JSON. */
public final class ProblemMapper {
  /** The response of a problem. */
  @ServerExceptionMapper
  public Response map(ProblemException exception) {
    Problem problem = exception.problem();
    return Response.status(problem.status())
        .type("application/problem+json")
        .entity(problem)
        .build();
  }
}
