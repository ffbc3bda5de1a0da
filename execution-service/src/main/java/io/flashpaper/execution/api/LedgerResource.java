// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the ledger holds. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ledger")
public final class LedgerResource {
  private final TradeQueries trades;
  private final SizingQueries sizing;
  private final AccountQueries accounts;
  private final EventQueries events;

  LedgerResource(
      TradeQueries trades, SizingQueries sizing, AccountQueries accounts, EventQueries events) {
    this.trades = trades;
    this.sizing = sizing;
    this.accounts = accounts;
    this.events = events;
  }

  record Trades(List<TradeQueries.Trade> trades) {}

  record Positions(List<TradeQueries.Trade> positions) {}

  record SizingDecisions(List<SizingQueries.Decision> decisions) {}

  record Accounts(List<AccountQueries.Account> accounts) {}

  record FlashEvents(List<EventQueries.FlashEvent> flashEvents) {}

  record Decisions(List<EventQueries.Decision> decisions) {}

  @GET
  @Path("/trades")
  @Operation(summary = "The latest trades, newest first")
  Trades trades(
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("account") @Nullable String account,
      @QueryParam("strategy") @Nullable String strategy,
      @QueryParam("before") @Nullable String before) {
    return new Trades(
        trades.latest(
            Parameters.limit(limit),
            Parameters.text(account),
            Parameters.text(strategy),
            Parameters.timeMs("before", before)));
  }

  @GET
  @Path("/trades/{id}")
  @Operation(summary = "One trade with all its evidence")
  TradeQueries.Detail trade(@PathParam("id") String id) {
    return trades.find(id).orElseThrow(() -> ProblemException.unknown("trade", id));
  }

  @GET
  @Path("/positions")
  @Operation(summary = "Open trades, those awaiting settlement included, oldest first")
  Positions positions() {
    return new Positions(trades.open());
  }

  @GET
  @Path("/sizing")
  @Operation(summary = "The latest sizing decisions, newest first")
  SizingDecisions sizing(@QueryParam("limit") @Nullable String limit) {
    return new SizingDecisions(sizing.latest(Parameters.limit(limit)));
  }

  @GET
  @Path("/flash-events")
  @Operation(summary = "The latest flash crashes, newest first")
  FlashEvents flashEvents(@QueryParam("limit") @Nullable String limit) {
    return new FlashEvents(events.flashEvents(Parameters.limit(limit)));
  }

  @GET
  @Path("/accounts")
  @Operation(summary = "The accounts")
  Accounts accounts() {
    return new Accounts(accounts.all());
  }

  @GET
  @Path("/decisions")
  @Operation(summary = "How often which gate stopped which strategy instance")
  Decisions decisions(@QueryParam("since") @Nullable String since) {
    return new Decisions(events.decisions(Parameters.timeMs("since", since).orElse(0)));
  }
}
