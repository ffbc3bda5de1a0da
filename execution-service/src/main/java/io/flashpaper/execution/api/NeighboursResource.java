// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.execution.ExecutionConfig;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpClient;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the other services say of themselves, so that one address shows everything. */
@Singleton
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Neighbours")
public final class NeighboursResource {
  private final Neighbour feed;
  private final Neighbour signal;

  NeighboursResource(ExecutionConfig config) {
    ExecutionConfig.Neighbours given = config.neighbours();
    HttpClient http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(given.timeout())
            .build();
    this.feed =
        new Neighbour(
            "feed-service", "flashpaper.neighbours.feed", given.feed(), given.timeout(), http);
    this.signal =
        new Neighbour(
            "signal-service",
            "flashpaper.neighbours.signal",
            given.signal(),
            given.timeout(),
            http);
  }

  /** A wrong setting is told at once. */
  void start(@Observes StartupEvent event) {}

  /** How each venue is reached. */
  @GET
  @Path("/feeds")
  @Blocking
  @Operation(
      summary = "What the feed-service says: venues, markets, index, tape",
      description =
          "Passed on as it is from the feed-service at `flashpaper.neighbours.feed`, which"
              + " describes it at its own `/q/openapi`. It is asked with the token of whoever"
              + " asks.")
  @APIResponse(
      responseCode = "200",
      description = "The feed-service's own answer",
      content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  public Response feeds(@Context HttpHeaders headers) {
    return feed.ask("/api/v1/feeds", headers.getHeaderString(HttpHeaders.AUTHORIZATION));
  }

  /** What runs. */
  @GET
  @Path("/strategies")
  @Blocking
  @Operation(
      summary = "What the signal-service says: strategy instances, parameters, refused jars",
      description =
          "Passed on as it is from the signal-service at `flashpaper.neighbours.signal`, which"
              + " describes it at its own `/q/openapi`. It is asked with the token of whoever"
              + " asks.")
  @APIResponse(
      responseCode = "200",
      description = "The signal-service's own answer",
      content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  public Response strategies(@Context HttpHeaders headers) {
    return signal.ask("/api/v1/strategies", headers.getHeaderString(HttpHeaders.AUTHORIZATION));
  }
}
