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

/** What the venue corrected. */
@Path("/api/v1/restatements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ledger")
public final class RestatementsResource {
  private final RestatementQueries restatements;

  RestatementsResource(RestatementQueries restatements) {
    this.restatements = restatements;
  }

  public record Restatements(
      List<RestatementQueries.Restatement> restatements, @Nullable String next) implements Paged {}

  /** Trades whose market's official outcome was corrected, the latest correction first. */
  @GET
  @TaggedByPosition
  @Operation(
      summary = "Trades whose market's official outcome was corrected, the latest first",
      description =
          "The audit trail: each correction with the trade's result before and after it, and those"
              + " that came too late for an account to restate.")
  public Restatements restatements(
      @QueryParam("account") @Nullable String account,
      @QueryParam("market") @Nullable String market,
      @QueryParam("since") @Nullable String since,
      @QueryParam("until") @Nullable String until,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Page<RestatementQueries.Restatement> page =
        restatements.page(
            Parameters.text("account", account),
            Parameters.text("market", market),
            Parameters.period(since, until),
            Parameters.page(limit, cursor));
    return new Restatements(page.items(), page.next());
  }
}
