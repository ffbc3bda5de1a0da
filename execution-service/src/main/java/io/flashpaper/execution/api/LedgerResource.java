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

  public record Positions(List<TradeQueries.Trade> positions) {}

  public record SizingDecisions(List<SizingQueries.Decision> decisions, @Nullable String next)
      implements Paged {}

  public record Accounts(List<AccountQueries.Account> accounts) {}

  public record FlashEvents(List<EventQueries.FlashEvent> flashEvents, @Nullable String next)
      implements Paged {}

  public record Decisions(List<Funnel> decisions) {}

  /** Open trades, those awaiting settlement included, oldest first. */
  @GET
  @Path("/positions")
  @Operation(summary = "Open trades, those awaiting settlement included, oldest first")
  public Positions positions() {
    return new Positions(trades.open());
  }

  /** Sizing decisions, the latest first. */
  @GET
  @Path("/sizing")
  @Operation(summary = "Sizing decisions, the latest first")
  public SizingDecisions sizing(
      @QueryParam("account") @Nullable String account,
      @QueryParam("market") @Nullable String market,
      @QueryParam("since") @Nullable String since,
      @QueryParam("until") @Nullable String until,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Page<SizingQueries.Decision> page =
        sizing.page(
            Parameters.text("account", account),
            Parameters.text("market", market),
            Parameters.period(since, until),
            Parameters.page(limit, cursor));
    return new SizingDecisions(page.items(), page.next());
  }

  /** Flash crashes, the latest first. */
  @GET
  @Path("/flash-events")
  @Operation(summary = "Flash crashes, the latest first")
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
                Parameters.period(since, until),
                Parameters.text("instance", instance),
                Parameters.text("market", market),
                Parameters.word("source", source, Funnel.Source.class),
                Parameters.limit(limit))));
  }
}
