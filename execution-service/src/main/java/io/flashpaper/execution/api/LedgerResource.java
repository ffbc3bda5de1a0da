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

/** Accounts: what they hold, how much they trade, and why not. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Accounts")
public final class LedgerResource {
  private final PositionQueries positions;
  private final SizingQueries sizing;
  private final ValuedAccounts accounts;
  private final FunnelQueries funnels;

  LedgerResource(
      PositionQueries positions,
      SizingQueries sizing,
      ValuedAccounts accounts,
      FunnelQueries funnels) {
    this.positions = positions;
    this.sizing = sizing;
    this.accounts = accounts;
    this.funnels = funnels;
  }

  public record Positions(List<PositionQueries.Position> positions, @Nullable String next)
      implements Paged {}

  public record SizingDecisions(List<SizingQueries.Decision> decisions, @Nullable String next)
      implements Paged {}

  public record Accounts(List<AccountQueries.Account> accounts, @Nullable String next)
      implements Paged {}

  public record Decisions(List<Funnel> decisions, @Nullable String next) implements Paged {}

  /** Open trades, those awaiting settlement included, the earliest first. */
  @GET
  @Path("/positions")
  @Operation(
      summary = "Open trades, those awaiting settlement included, the earliest first",
      description =
          "Each at its own market's best bid for its side, if there is one to be trusted;"
              + " `ifClosedNow` is what `now` and the dashboard say of it.")
  public Positions positions(
      @QueryParam("market") @Nullable String market,
      @QueryParam("series") @Nullable String series,
      @QueryParam("account") @Nullable String account,
      @QueryParam("instance") @Nullable String instance,
      @QueryParam("strategy") @Nullable String strategy,
      @QueryParam("side") @Nullable String side,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Page<PositionQueries.Position> page =
        positions.page(
            TradeFilter.of(market, series, account, instance, strategy, side),
            Parameters.page(limit, cursor));
    return new Positions(page.items(), page.next());
  }

  /** Sizing decisions, the latest first. */
  @GET
  @Path("/sizing")
  @TaggedByPosition
  @Operation(
      summary = "Sizing decisions, the latest first",
      description = "How the number of contracts of each entry came about.")
  public SizingDecisions sizing(
      @QueryParam("market") @Nullable String market,
      @QueryParam("account") @Nullable String account,
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

  /** Accounts by name. */
  @GET
  @Path("/accounts")
  @TaggedByContent
  @Operation(
      summary = "Accounts by name",
      description =
          "Cash, results and what is at stake, from the beginning until now; `equity` values open"
              + " trades at the bids, as `now` and the dashboard do.")
  public Accounts accounts(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    Page<AccountQueries.Account> page = accounts.page(Parameters.page(limit, cursor));
    return new Accounts(page.items(), page.next());
  }

  /** Why it does not trade: what stopped the instances' wishes, and how many passed. */
  @GET
  @Path("/decisions")
  @TaggedByPosition
  @Operation(
      summary = "Why it does not trade: what stopped the instances' wishes, and how many passed",
      description =
          "Of the last hour of tape time unless 'since' says otherwise. By instance, or with"
              + " by=market and by=minute for each market or minute of an instance. In the order in"
              + " which it is asked: the strategy's own reasons, the gates beside it, the gates"
              + " that need the ledger.")
  public Decisions decisions(
      @QueryParam("by") @Nullable String by,
      @QueryParam("since") @Nullable String since,
      @QueryParam("until") @Nullable String until,
      @QueryParam("instance") @Nullable String instance,
      @QueryParam("market") @Nullable String market,
      @QueryParam("source") @Nullable String source,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Page<Funnel> page =
        funnels.page(
            new FunnelQueries.Question(
                Parameters.word("by", by, Funnel.By.class).orElse(Funnel.By.INSTANCE),
                Parameters.period(since, until),
                Parameters.text("instance", instance),
                Parameters.text("market", market),
                Parameters.word("source", source, Funnel.Source.class)),
            Parameters.page(limit, cursor));
    return new Decisions(page.items(), page.next());
  }
}
