// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.ledger.OrderOutcome;
import io.flashpaper.model.Side;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Orders as REST shows them. */
@Singleton
public final class OrderQueries {
  private static final Keyset LATEST = Keyset.latest("orders", "decided_ms", "id");

  private final Sql sql;

  OrderQueries(Sql sql) {
    this.sql = sql;
  }

  /**
   * An order.
   *
   * @param kind {@code ENTRY} buys, {@code EXIT} sells
   * @param instance whose wish it was; null for an exit that no signal asked for
   * @param filled null until it is done
   * @param outcome how it ended; null on its way, {@code RESTING} while it waits at the venue
   * @param grade how far the market's data could be trusted when it arrived; null on its way, or if
   *     it was not noted then
   * @param decidedOffset the tape event at which it was decided
   * @param latencyMs how long it was on its way to the venue
   * @param reason why
   * @param decision the market at the decision
   * @param book the market it met; after a rest the market at its end; null on its way
   * @param restsUntil when the venue ends it, if it rests; null for a taker's
   * @param queueAhead contracts displayed at its price when it joined the queue; null if it never
   *     rested
   * @param cancelCode why it was cancelled as it rested; null if it was not
   */
  public record Order(
      String id,
      String account,
      String market,
      String series,
      String tradeId,
      String kind,
      String side,
      @Nullable String instance,
      String limit,
      String quantity,
      @Nullable String filled,
      @Nullable String outcome,
      @Nullable String grade,
      String decidedAt,
      long decidedOffset,
      String arrivedAt,
      long latencyMs,
      @Nullable JsonNode reason,
      @Nullable JsonNode decision,
      @Nullable JsonNode book,
      @Nullable String restsUntil,
      @Nullable String queueAhead,
      @Nullable String cancelCode) {}

  /** Which orders are asked for. */
  record Wanted(
      Optional<String> market,
      Optional<String> series,
      Optional<String> account,
      Optional<String> instance,
      Optional<PendingOrder.Kind> kind,
      Optional<Side> side,
      Optional<OrderOutcome> outcome,
      Period decided) {}

  Page<Order> page(Wanted wanted, PageRequest asked) {
    return new Select("select * from ledger_order")
        .equal("market", wanted.market())
        .equal("series", wanted.series())
        .equal("account", wanted.account())
        .equal("origin ->> 'instance'", wanted.instance())
        .word("kind", wanted.kind())
        .word("side", wanted.side())
        .word("outcome", wanted.outcome())
        .within("decided_ms", wanted.decided())
        .page(sql, LATEST, asked, OrderQueries::order);
  }

  /** The orders of a trade, the first one first. */
  List<Order> ofTrade(String tradeId) {
    return sql.all(
        OrderQueries::order,
        "select * from ledger_order where trade_id = ? order by decided_offset, id",
        tradeId);
  }

  private static Order order(Fields row) throws SQLException {
    JsonNode origin = row.json("origin");
    return new Order(
        row.text("id"),
        row.text("account"),
        row.text("market"),
        row.text("series"),
        row.text("trade_id"),
        row.text("kind"),
        row.text("side"),
        origin.hasNonNull("instance") ? origin.get("instance").asText() : null,
        row.decimal("limit_price"),
        row.decimal("quantity"),
        row.decimalOrNull("filled"),
        row.textOrNull("outcome"),
        row.textOrNull("grade"),
        row.time("decided_ms"),
        row.number("decided_offset"),
        row.time("arrival_ms"),
        row.number("latency_ms"),
        row.json("reason"),
        row.json("decision"),
        row.json("book"),
        row.timeOrNull("rests_until_ms"),
        row.decimalOrNull("queue_ahead"),
        row.textOrNull("cancel_code"));
  }
}
