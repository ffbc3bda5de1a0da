// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.signal.InstanceStatus;
import io.flashpaper.signal.StrategiesView.Overview;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What runs, and why something does not. */
@Path("/api/v1/strategies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Strategies")
class StrategiesResource {
  private final Strategies strategies;
  private final Releases releases;
  private final TapePlace place;
  private final RunStatus status;
  private final ReaderMetrics metrics;

  StrategiesResource(
      Strategies strategies,
      Releases releases,
      TapePlace place,
      RunStatus status,
      ReaderMetrics metrics) {
    this.strategies = strategies;
    this.releases = releases;
    this.place = place;
    this.status = status;
    this.metrics = metrics;
  }

  /** Every instance, and every jar that was refused. */
  @GET
  @Operation(summary = "Strategy instances with version, state and counts, and refused jars")
  public Overview overview() {
    return StrategiesView.of(strategies.latest(), status.latest(), place, metrics.progressOffset());
  }

  /** The answer to a command: it takes effect with the next record of the tape. */
  record Accepted(String instance, String effect) {}

  /** Lets a quarantined instance go on. */
  @POST
  @Path("/{instance}/release")
  @Operation(summary = "Lets a quarantined instance go on, from the next tape offset")
  @APIResponse(responseCode = "202", description = "It is announced with the next tape record")
  @APIResponse(responseCode = "404", description = "There is no such instance")
  @APIResponse(responseCode = "409", description = "It is not quarantined")
  public Response release(@PathParam("instance") String instance) {
    String name = instance.replace('_', '-');
    if (strategies.latest().find(name).isEmpty()) {
      return Problem.notFound(
              "there is no strategy instance '%s' that could run; GET /api/v1/strategies lists them"
                  .formatted(instance))
          .response();
    }
    Optional<InstanceStatus> now = Optional.ofNullable(status.latest().instances().get(name));
    if (now.flatMap(found -> found.standing().quarantine()).isEmpty()) {
      return Problem.conflict(
              "strategy instance '%s' is not quarantined: there is nothing to release it from"
                  .formatted(instance))
          .response();
    }
    releases.ask(name);
    return Response.accepted(
            new Accepted(name, "it is announced again with the next record of the tape"))
        .build();
  }
}
