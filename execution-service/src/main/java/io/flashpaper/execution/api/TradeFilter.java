// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.model.Side;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which trades are asked for, and in which order; every parameter may be left out. */
public record TradeFilter(
    @QueryParam("market") @Nullable String market,
    @QueryParam("series") @Nullable String series,
    @QueryParam("account") @Nullable String account,
    @QueryParam("instance") @Nullable String instance,
    @QueryParam("strategy") @Nullable String strategy,
    @QueryParam("side") @Nullable String side,
    @QueryParam("status") @Nullable String status,
    @QueryParam("outcome") @Nullable String outcome,
    @QueryParam("since") @Nullable String since,
    @QueryParam("until") @Nullable String until,
    @QueryParam("closedSince") @Nullable String closedSince,
    @QueryParam("closedUntil") @Nullable String closedUntil,
    @QueryParam("sort") @Nullable String sort,
    @QueryParam("order") @Nullable String order) {
  private static final String ROWS = "select id, opened_ms, closed_ms, net from trade";

  /** What a trade brought. */
  enum Outcome {
    /** More than it cost. */
    WON("net > 0"),
    /** Less than it cost. */
    LOST("net < 0"),
    /** Exactly what it cost. */
    EVEN("net = 0");

    private final String condition;

    Outcome(String condition) {
      this.condition = condition;
    }
  }

  /** What trades are sorted by. */
  enum Sort {
    /** When they were opened. */
    OPENED(Keyset.Column.number("opened_ms")),
    /** When they were closed; closed ones only. */
    CLOSED(Keyset.Column.number("closed_ms")),
    /** What they brought; closed ones only. */
    PNL(Keyset.Column.decimal("net"));

    private final Keyset.Column column;

    Sort(Keyset.Column column) {
      this.column = column;
    }
  }

  /** Which end comes first. */
  enum Order {
    /** The latest or highest. */
    DESC,
    /** The earliest or lowest. */
    ASC
  }

  /** How far a trade has come. */
  enum Status {
    /** Held. */
    OPEN,
    /** Its market has closed and the result is not known yet. */
    AWAITING_SETTLEMENT,
    /** The same, and overdue: our own average tells the winner. */
    PROVISIONAL,
    /** The same, and overdue: our own average does not tell the winner. */
    UNRESOLVED,
    /** Over. */
    CLOSED
  }

  /** A filter by what a trade is; times and order are left open. */
  static TradeFilter of(
      @Nullable String market,
      @Nullable String series,
      @Nullable String account,
      @Nullable String instance,
      @Nullable String strategy,
      @Nullable String side) {
    return new TradeFilter(
        market, series, account, instance, strategy, side, null, null, null, null, null, null, null,
        null);
  }

  Select select() {
    Select select =
        new Select(ROWS)
            .equal("market", Parameters.text("market", market))
            .equal("series", Parameters.text("series", series))
            .equal("account", Parameters.text("account", account))
            .equal("instance", Parameters.text("instance", instance))
            .equal("strategy", Parameters.text("strategy", strategy))
            .word("side", Parameters.word("side", side, Side.class))
            .word("status", Parameters.word("status", status, Status.class))
            .within("opened_ms", Parameters.period(since, until))
            .within(
                "closed_ms",
                Parameters.period("closedSince", closedSince, "closedUntil", closedUntil));
    Parameters.word("outcome", outcome, Outcome.class)
        .ifPresent(wanted -> select.where("status = 'CLOSED' and " + wanted.condition));
    return sorting() == Sort.OPENED ? select : select.where("status = 'CLOSED'");
  }

  Keyset keyset() {
    Sort by = sorting();
    Order direction = Parameters.word("order", order, Order.class).orElse(Order.DESC);
    return new Keyset(
        "trades by " + by.column.name(),
        direction == Order.DESC,
        List.of(by.column, Keyset.Column.text("id")));
  }

  private Sort sorting() {
    return Parameters.word("sort", sort, Sort.class).orElse(Sort.OPENED);
  }
}
