// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import jakarta.ws.rs.BeanParam;
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

/** Trades: round trips from the first fill to the last, or to the venue's payment. */
@Path("/api/v1/trades")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Trades")
public final class TradesResource {
  private final TradeQueries trades;

  TradesResource(TradeQueries trades) {
    this.trades = trades;
  }

  public record Trades(List<TradeQueries.Trade> trades, @Nullable String next) implements Paged {}

  /** Trades, the latest first unless asked otherwise. */
  @GET
  @Operation(summary = "Trades, the latest first unless asked otherwise")
  public Trades trades(
      @BeanParam TradeFilter filter,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Page<TradeQueries.Trade> page = trades.page(filter, Parameters.page(limit, cursor));
    return new Trades(page.items(), page.next());
  }

  /** One trade with all its evidence. */
  @GET
  @Path("/{id}")
  @Operation(summary = "One trade with all its evidence")
  public TradeQueries.Detail trade(@PathParam("id") String id) {
    return trades.find(id).orElseThrow(() -> ProblemException.unknown("trade", id));
  }
}
