// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.execution.api.StrategyEventQueries.StrategyEvent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What became of strategy instances. */
@Path("/api/v1/strategy-events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
public final class StrategyEventsResource {
  private final StrategyEventQueries events;

  StrategyEventsResource(StrategyEventQueries events) {
    this.events = events;
  }

  public record StrategyEvents(List<StrategyEvent> strategyEvents, @Nullable String next)
      implements Paged {}

  /** When instances were loaded, unloaded and quarantined, the latest first. */
  @GET
  @TaggedByPosition
  @Operation(
      summary = "When strategy instances were loaded, unloaded and quarantined, the latest first",
      description = "As the ledger has it; how they stand now is for `strategies` to say.")
  public StrategyEvents strategyEvents(
      @QueryParam("instance") @Nullable String instance,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("since") @Nullable String since,
      @QueryParam("until") @Nullable String until,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Page<StrategyEvent> page =
        events.page(
            Parameters.text("instance", instance),
            Parameters.word("kind", kind, StrategyEventQueries.Kind.class),
            Parameters.period(since, until),
            Parameters.page(limit, cursor));
    return new StrategyEvents(page.items(), page.next());
  }
}
