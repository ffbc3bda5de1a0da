// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.ledger.Fill;
import io.flashpaper.engine.execution.ledger.OrderOutcome;
import io.flashpaper.model.Side;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Orders and what became of them. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Trades")
public final class OrdersResource {
  private final OrderQueries orders;
  private final FillQueries fills;

  OrdersResource(OrderQueries orders, FillQueries fills) {
    this.orders = orders;
    this.fills = fills;
  }

  public record Orders(List<OrderQueries.Order> orders, @Nullable String next) implements Paged {}

  public record Fills(List<FillQueries.Fill> fills, @Nullable String next) implements Paged {}

  /** Orders, the latest decided first. */
  @GET
  @Path("/orders")
  @TaggedByPosition
  @Operation(
      summary = "Orders, the latest decided first",
      description = "Those that were missed as well, with what they met at the venue.")
  public Orders orders(
      @QueryParam("market") @Nullable String market,
      @QueryParam("series") @Nullable String series,
      @QueryParam("account") @Nullable String account,
      @QueryParam("instance") @Nullable String instance,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("side") @Nullable String side,
      @QueryParam("outcome") @Nullable String outcome,
      @QueryParam("since") @Nullable String since,
      @QueryParam("until") @Nullable String until,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Page<OrderQueries.Order> page =
        orders.page(
            new OrderQueries.Wanted(
                Parameters.text("market", market),
                Parameters.text("series", series),
                Parameters.text("account", account),
                Parameters.text("instance", instance),
                Parameters.word("kind", kind, PendingOrder.Kind.class),
                Parameters.word("side", side, Side.class),
                Parameters.word("outcome", outcome, OrderOutcome.class),
                Parameters.period(since, until)),
            Parameters.page(limit, cursor));
    return new Orders(page.items(), page.next());
  }

  /** Fills, the latest first. */
  @GET
  @Path("/fills")
  @TaggedByPosition
  @Operation(
      summary = "Fills, the latest first",
      description = "Contracts bought, sold or paid out at one price, with each step of the fee.")
  public Fills fills(
      @QueryParam("market") @Nullable String market,
      @QueryParam("account") @Nullable String account,
      @QueryParam("trade") @Nullable String trade,
      @QueryParam("kind") @Nullable String kind,
      @QueryParam("since") @Nullable String since,
      @QueryParam("until") @Nullable String until,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Page<FillQueries.Fill> page =
        fills.page(
            Parameters.text("market", market),
            Parameters.text("account", account),
            Parameters.text("trade", trade),
            Parameters.word("kind", kind, Fill.Kind.class),
            Parameters.period(since, until),
            Parameters.page(limit, cursor));
    return new Fills(page.items(), page.next());
  }
}
