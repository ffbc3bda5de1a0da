// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.engine.execution.shadow.Shadow.Source;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What each rule saved or cost. */
@Path("/api/v1/shadow")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Statistics")
public final class ShadowResource {
  private final ShadowQueries shadows;

  ShadowResource(ShadowQueries shadows) {
    this.shadows = shadows;
  }

  public record ShadowRules(List<ShadowQueries.Rule> rules) {}

  public record ShadowTrades(List<ShadowQueries.ShadowTrade> trades, @Nullable String next)
      implements Paged {}

  /** What each rule saved or cost each instance, what saved most first. */
  @GET
  @TaggedByPosition
  @Operation(
      summary = "What each rule saved or cost, what saved most first",
      description =
          "What a gate or a protection refused is carried to settlement as if it had been bought,"
              + " what was sold early as if it had been held: without money. A line counts those of"
              + " one account, instance and rule.")
  public ShadowRules rules(
      @QueryParam("account") @Nullable String account,
      @QueryParam("instance") @Nullable String instance,
      @QueryParam("market") @Nullable String market,
      @QueryParam("source") @Nullable String source,
      @QueryParam("rule") @Nullable String rule,
      @QueryParam("since") @Nullable String since,
      @QueryParam("until") @Nullable String until) {
    return new ShadowRules(
        shadows.rules(wanted(account, instance, market, source, rule, since, until)));
  }

  /** Shadow trades, the latest first. */
  @GET
  @Path("/trades")
  @TaggedByPosition
  @Operation(
      summary = "Shadow trades, the latest first",
      description = "Each thing that a rule refused or sold early, and what came of it.")
  public ShadowTrades trades(
      @QueryParam("account") @Nullable String account,
      @QueryParam("instance") @Nullable String instance,
      @QueryParam("market") @Nullable String market,
      @QueryParam("source") @Nullable String source,
      @QueryParam("rule") @Nullable String rule,
      @QueryParam("status") @Nullable String status,
      @QueryParam("since") @Nullable String since,
      @QueryParam("until") @Nullable String until,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Page<ShadowQueries.ShadowTrade> page =
        shadows.page(
            wanted(account, instance, market, source, rule, since, until),
            Parameters.word("status", status, ShadowQueries.Status.class),
            Parameters.page(limit, cursor));
    return new ShadowTrades(page.items(), page.next());
  }

  private static ShadowQueries.Wanted wanted(
      @Nullable String account,
      @Nullable String instance,
      @Nullable String market,
      @Nullable String source,
      @Nullable String rule,
      @Nullable String since,
      @Nullable String until) {
    return new ShadowQueries.Wanted(
        Parameters.text("account", account),
        Parameters.text("instance", instance),
        Parameters.text("market", market),
        Parameters.word("source", source, Source.class),
        Parameters.text("rule", rule),
        Parameters.period(since, until));
  }
}
