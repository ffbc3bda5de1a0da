// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What kept accounts from losing more. */
@Path("/api/v1/protections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ledger")
public final class ProtectionsResource {
  private final ProtectionQueries protections;

  ProtectionsResource(ProtectionQueries protections) {
    this.protections = protections;
  }

  public record Protections(
      List<ProtectionQueries.ProtectionEvent> protections, @Nullable String next)
      implements Paged {}

  /** Protections that tripped and pauses that ended, the latest first. */
  @GET
  @TaggedByPosition
  @Operation(
      summary = "Protections that tripped and pauses that ended, the latest first",
      description =
          "Daily loss, drawdown and loss streak. What is in force now is under 'standing' of an"
              + " account; limits of exposure and open positions are counted in decisions.")
  public Protections protections(
      @QueryParam("account") @Nullable String account,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("since") @Nullable String since,
      @QueryParam("until") @Nullable String until,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Page<ProtectionQueries.ProtectionEvent> page =
        protections.page(
            Parameters.text("account", account),
            Parameters.word("kind", kind, ProtectionQueries.Kind.class),
            Parameters.period(since, until),
            Parameters.page(limit, cursor));
    return new Protections(page.items(), page.next());
  }
}
