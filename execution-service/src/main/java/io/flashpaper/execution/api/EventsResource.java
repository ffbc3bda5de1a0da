// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.model.Settlement.Result;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What happened in the markets and what strategies made of it. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
public final class EventsResource {
  private final EventQueries events;
  private final SettlementQueries settlements;
  private final SignalQueries signals;

  EventsResource(EventQueries events, SettlementQueries settlements, SignalQueries signals) {
    this.events = events;
    this.settlements = settlements;
    this.signals = signals;
  }

  public record FlashEvents(List<EventQueries.FlashEvent> flashEvents, @Nullable String next)
      implements Paged {}

  public record Settlements(List<SettlementQueries.Settlement> settlements, @Nullable String next)
      implements Paged {}

  public record Signals(List<SignalQueries.Signal> signals, @Nullable String next)
      implements Paged {}

  /** Flash crashes, the latest first. */
  @GET
  @Path("/flash-events")
  @TaggedByPosition
  @Operation(
      summary = "Flash crashes, the latest first",
      description = "Fast falls of K with what surrounded them and how they ended.")
  public FlashEvents flashEvents(
      @QueryParam("market") @Nullable String market,
      @QueryParam("series") @Nullable String series,
      @QueryParam("tradeable") @Nullable String tradeable,
      @QueryParam("since") @Nullable String since,
      @QueryParam("until") @Nullable String until,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Page<EventQueries.FlashEvent> page =
        events.flashEvents(
            Parameters.text("market", market),
            Parameters.text("series", series),
            Parameters.truth("tradeable", tradeable),
            Parameters.period(since, until),
            Parameters.page(limit, cursor));
    return new FlashEvents(page.items(), page.next());
  }

  /** Official outcomes of markets and corrections of them, the latest first. */
  @GET
  @Path("/settlements")
  @TaggedByPosition
  @Operation(
      summary = "Official outcomes of markets and corrections of them, the latest first",
      description = "Of several for one market the latest holds.")
  public Settlements settlements(
      @QueryParam("market") @Nullable String market,
      @QueryParam("result") @Nullable String result,
      @QueryParam("since") @Nullable String since,
      @QueryParam("until") @Nullable String until,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Page<SettlementQueries.Settlement> page =
        settlements.page(
            Parameters.text("market", market),
            Parameters.word("result", result, Result.class).map(Result::name),
            Parameters.period(since, until),
            Parameters.page(limit, cursor));
    return new Settlements(page.items(), page.next());
  }

  /** Signals, the latest first. */
  @GET
  @Path("/signals")
  @TaggedByPosition
  @Operation(
      summary = "Signals, the latest first",
      description = "Each change of what a strategy instance wants in a market, as long as kept.")
  public Signals signals(
      @QueryParam("market") @Nullable String market,
      @QueryParam("account") @Nullable String account,
      @QueryParam("instance") @Nullable String instance,
      @QueryParam("strategy") @Nullable String strategy,
      @QueryParam("desire") @Nullable String desire,
      @QueryParam("since") @Nullable String since,
      @QueryParam("until") @Nullable String until,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Page<SignalQueries.Signal> page =
        signals.page(
            new SignalQueries.Wanted(
                Parameters.text("market", market),
                Parameters.text("account", account),
                Parameters.text("instance", instance),
                Parameters.text("strategy", strategy),
                Parameters.word("desire", desire, SignalQueries.Desire.class),
                Parameters.period(since, until)),
            Parameters.page(limit, cursor));
    return new Signals(page.items(), page.next());
  }
}
