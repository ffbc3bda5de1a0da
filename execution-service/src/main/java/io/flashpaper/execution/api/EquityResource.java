// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.engine.execution.statistics.EquityPoint;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What accounts were worth, for curves. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Statistics")
public final class EquityResource {
  private static final int MOST_ACCOUNTS = 50;

  private final EquityQueries equity;
  private final AccountQueries accounts;

  EquityResource(EquityQueries equity, AccountQueries accounts) {
    this.equity = equity;
    this.accounts = accounts;
  }

  /** What an account was worth. */
  @Schema(name = "Equity")
  public record Equity(
      @Schema(examples = "main") String account,
      @Schema(description = "Dollars it began with", examples = "1000.000000") String initialCash,
      @Schema(description = "How many closed trades the curve is of") long trades,
      List<Point> points) {
    private static Equity of(String account, EquityQueries.Curve curve) {
      return new Equity(
          account,
          curve.initialCash(),
          curve.trades(),
          curve.points().stream().map(Point::of).toList());
    }
  }

  /** What an account was worth after a trade. */
  @Schema(name = "EquityPoint")
  public record Point(
      @Schema(description = "When the trade closed", examples = "2026-11-22T10:15:00Z") String time,
      @Schema(description = "Which trade") String trade,
      @Schema(
              description = "Initial cash and the results of all trades closed so far, dollars",
              examples = "1012.340000")
          String equity) {
    private static Point of(EquityPoint point) {
      return new Point(
          Instant.ofEpochMilli(point.timeMs()).toString(),
          point.tradeId(),
          point.equity().toString());
    }
  }

  /** Curves of several accounts. */
  @Schema(name = "EquityCurves")
  public record Curves(@Schema(description = "By name, 50 at most") List<Equity> accounts) {}

  /** An account's equity curve. */
  @GET
  @Path("/accounts/{name}/equity")
  @Operation(
      summary = "What an account was worth after each closed trade, at few points",
      description =
          "Open trades count at what they cost. If there are more trades than points, they are"
              + " grouped in their order, each group of the same size, and of each group stay its"
              + " first lowest, its first highest and its last point: no extreme and no end is"
              + " lost. Of the account's latest 200,000 trades.")
  public Equity equity(
      @PathParam("name") @Parameter(example = "main") String name,
      @QueryParam("since")
          @Parameter(
              description = "Trades closed at this tape time or later, ISO UTC",
              example = "2026-11-22T00:00:00Z")
          @Nullable String since,
      @QueryParam("until")
          @Parameter(
              description = "Trades closed before this tape time, ISO UTC",
              example = "2026-11-23T00:00:00Z")
          @Nullable String until,
      @QueryParam("points")
          @Parameter(description = "The most points, 3 to 5000; 500 unless given", example = "500")
          @Nullable String points) {
    return equity
        .curve(name, Parameters.period(since, until), Parameters.points(points))
        .map(curve -> Equity.of(name, curve))
        .orElseThrow(() -> ProblemException.unknown("account", name));
  }

  /** Every account's equity curve. */
  @GET
  @Path("/equity")
  @TaggedByPosition
  @Operation(
      summary = "What every account was worth after each closed trade, at few points each",
      description = "As `accounts/{name}/equity` says it, for all accounts by name, 50 at most.")
  public Curves curves(
      @QueryParam("since")
          @Parameter(
              description = "Trades closed at this tape time or later, ISO UTC",
              example = "2026-11-22T00:00:00Z")
          @Nullable String since,
      @QueryParam("until")
          @Parameter(
              description = "Trades closed before this tape time, ISO UTC",
              example = "2026-11-23T00:00:00Z")
          @Nullable String until,
      @QueryParam("points")
          @Parameter(
              description = "The most points of each, 3 to 5000; 500 unless given",
              example = "500")
          @Nullable String points) {
    Period period = Parameters.period(since, until);
    int most = Parameters.points(points);
    return new Curves(
        accounts.page(new PageRequest(MOST_ACCOUNTS, Optional.empty())).items().stream()
            .map(AccountQueries.Account::account)
            .flatMap(name -> equity.curve(name, period, most).map(c -> Equity.of(name, c)).stream())
            .toList());
  }
}
