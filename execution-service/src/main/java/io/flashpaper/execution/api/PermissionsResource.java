// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.access.Grants;
import io.flashpaper.access.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What whoever asks may do here. */
@Path("/api/v1/permissions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Status")
public final class PermissionsResource {
  private final Grants grants;

  PermissionsResource(Grants grants) {
    this.grants = grants;
  }

  /**
   * Permissions.
   *
   * @param read always, since who may not is not answered
   */
  public record Permissions(boolean read, boolean command) {}

  /** What whoever asks may do. */
  @GET
  @Operation(
      summary = "What whoever asks may do here",
      description =
          "By the token of the request, or without one what anybody may. Who may not even read is"
              + " answered 401 or 403.")
  public Uni<Permissions> permissions(@Context HttpHeaders headers) {
    return grants
        .isGranted(Permission.COMMAND, headers.getHeaderString(HttpHeaders.AUTHORIZATION))
        .map(command -> new Permissions(true, command));
  }
}
