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
  private final FunnelQueries funnels;

  LedgerResource(
      TradeQueries trades,
      SizingQueries sizing,
      AccountQueries accounts,
      EventQueries events,
      FunnelQueries funnels) {
    this.trades = trades;
    this.sizing = sizing;
    this.accounts = accounts;
    this.events = events;
    this.funnels = funnels;
  }

  public record Trades(List<TradeQueries.Trade> trades) {}

  public record Positions(List<TradeQueries.Trade> positions) {}

  public record SizingDecisions(List<SizingQueries.Decision> decisions) {}

  public record Accounts(List<AccountQueries.Account> accounts) {}

  public record FlashEvents(List<EventQueries.FlashEvent> flashEvents) {}

  public record Decisions(List<Funnel> decisions) {}

  /** The latest trades, newest first. */
  @GET
  @Path("/trades")
  @Operation(summary = "The latest trades, newest first")
  public Trades trades(
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

  /** One trade with all its evidence. */
  @GET
  @Path("/trades/{id}")
  @Operation(summary = "One trade with all its evidence")
  public TradeQueries.Detail trade(@PathParam("id") String id) {
    return trades.find(id).orElseThrow(() -> ProblemException.unknown("trade", id));
  }

  /** Open trades, those awaiting settlement included, oldest first. */
  @GET
  @Path("/positions")
  @Operation(summary = "Open trades, those awaiting settlement included, oldest first")
  public Positions positions() {
    return new Positions(trades.open());
  }

  /** The latest sizing decisions, newest first. */
  @GET
  @Path("/sizing")
  @Operation(summary = "The latest sizing decisions, newest first")
  public SizingDecisions sizing(@QueryParam("limit") @Nullable String limit) {
    return new SizingDecisions(sizing.latest(Parameters.limit(limit)));
  }

  /** The latest flash crashes, newest first. */
  @GET
  @Path("/flash-events")
  @Operation(summary = "The latest flash crashes, newest first")
  public FlashEvents flashEvents(@QueryParam("limit") @Nullable String limit) {
    return new FlashEvents(events.flashEvents(Parameters.limit(limit)));
  }

  /** The accounts. */
  @GET
  @Path("/accounts")
  @Operation(summary = "The accounts")
  public Accounts accounts() {
    return new Accounts(accounts.all());
  }

  /** Why it does not trade: what stopped the instances' wishes, and how many passed. */
  @GET
  @Path("/decisions")
  @Operation(
      summary = "Why it does not trade: what stopped the instances' wishes, and how many passed",
      description =
          "By instance, or with by=market and by=minute for each market or minute of an instance."
              + " In the order in which it is asked: the strategy's own reasons, the gates beside"
              + " it, the gates that need the ledger.")
  public Decisions decisions(
      @QueryParam("by") @Nullable String by,
      @QueryParam("since") @Nullable String since,
      @QueryParam("until") @Nullable String until,
      @QueryParam("instance") @Nullable String instance,
      @QueryParam("market") @Nullable String market,
      @QueryParam("source") @Nullable String source,
      @QueryParam("limit") @Nullable String limit) {
    return new Decisions(
        funnels.answer(
            new FunnelQueries.Question(
                Parameters.word("by", by, Funnel.By.class).orElse(Funnel.By.INSTANCE),
                Parameters.timeMs("since", since),
                Parameters.timeMs("until", until),
                Parameters.text(instance),
                Parameters.text(market),
                Parameters.word("source", source, Funnel.Source.class),
                Parameters.limit(limit))));
  }
}
