// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
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
  private final EvidenceQueries evidence;
  private final TradeExport export;

  TradesResource(TradeQueries trades, EvidenceQueries evidence, TradeExport export) {
    this.trades = trades;
    this.evidence = evidence;
    this.export = export;
  }

  public record Trades(List<TradeQueries.Trade> trades, @Nullable String next) implements Paged {}

  /** Trades, the latest first unless asked otherwise. */
  @GET
  @TaggedByPosition
  @Operation(
      summary = "Trades, the latest first unless asked otherwise",
      description = "Sorted by closed or pnl, there are closed trades only.")
  public Trades trades(
      @BeanParam TradeFilter filter,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Page<TradeQueries.Trade> page = trades.page(filter, Parameters.page(limit, cursor));
    return new Trades(page.items(), page.next());
  }

  /** All trades that a filter asks for, as a file. */
  @GET
  @Path("/export")
  @Produces({"text/csv", "application/x-ndjson"})
  @Operation(
      summary = "All trades that a filter asks for, as a file",
      description =
          "Streams them all, without pages. CSV has a header line, and an apostrophe before text"
              + " that a spreadsheet would take for a formula; NDJSON has in each line what /trades"
              + " has.")
  public Response export(
      @BeanParam TradeFilter filter,
      @QueryParam("format") @Nullable String format,
      @Context HttpHeaders headers) {
    TradeExport.Format wanted =
        Parameters.word("format", format, TradeExport.Format.class)
            .orElseGet(() -> TradeExport.Format.accepted(headers.getAcceptableMediaTypes()));
    Page<TradeQueries.Trade> first = export.first(filter);
    StreamingOutput body = out -> export.write(filter, first, wanted, out);
    return Response.ok(body, wanted.mediaType())
        .header("Content-Disposition", "attachment; filename=trades." + wanted.ending())
        .build();
  }

  /** One trade with all its evidence. */
  @GET
  @Path("/{id}")
  @TaggedByContent
  @Operation(
      summary = "One trade with all its evidence",
      description =
          "Signal and reason, strategy with version, SHA-256 of its jar and parameters, what"
              + " stopped its wishes before, orders, levels of the book walked, fills with each"
              + " step of the fee, sizing with its inputs, the feed's grade, settlements, and the"
              + " tape offset of everything.")
  public EvidenceQueries.Detail trade(@PathParam("id") String id) {
    return evidence.find(id).orElseThrow(() -> ProblemException.unknown("trade", id));
  }
}
