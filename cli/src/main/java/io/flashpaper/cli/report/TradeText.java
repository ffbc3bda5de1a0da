// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One trade's facts, from what {@code GET /api/v1/trades/ID} answers. */
public final class TradeText {
  private static final String INDENT = "  ";

  private final JsonNode trade;
  private final JsonNode detail;
  private final List<String> lines = new ArrayList<>();

  private TradeText(JsonNode detail) {
    this.detail = detail;
    this.trade = detail.path("trade");
  }

  /** The facts, the orders and what each fill did to the cash. */
  public static List<String> lines(JsonNode detail) {
    TradeText text = new TradeText(detail);
    text.facts();
    text.orders();
    text.fills();
    text.lines.add("");
    text.lines.add("Why it came about: ./flashpaper explain " + text(text.trade, "id"));
    return List.copyOf(text.lines);
  }

  private void facts() {
    lines.add("%s, %s".formatted(text(trade, "id"), Figures.words(textOrNull(trade, "status"))));
    fact("account", text(trade, "account"));
    fact(
        "strategy",
        "%s %s, instance %s"
            .formatted(
                text(trade, "strategy"), text(trade, "strategyVersion"), text(trade, "instance")));
    fact("market", "%s, %s".formatted(text(trade, "market"), text(trade, "side")));
    fact("opened", Figures.time(time("openedAt")) + " UTC at " + grade("entryGrade"));
    if (time("closedAt") != null) {
      fact("closed", closed());
    }
    fact(
        "contracts",
        "%s, bought at %s%s"
            .formatted(
                Figures.contracts(amount(trade, "quantity")),
                Figures.averagePrice(amount(trade, "entryPrice")),
                amount(trade, "exitPrice") == null
                    ? ""
                    : ", sold or paid at " + Figures.averagePrice(amount(trade, "exitPrice"))));
    fact("wanted for", text(trade.path("entryReason"), "code") + probability());
    fact("size", size(trade.path("sizing")));
    fact("paid", Figures.dollars(amount(trade, "outlay")));
    fact("fees", Figures.dollars(amount(trade, "fees")));
    fact("P&L", Figures.signedDollars(amount(trade, "pnl")));
  }

  private String closed() {
    Instant opened = time("openedAt");
    Instant closed = time("closedAt");
    String held =
        opened == null || closed == null
            ? ""
            : " after " + Figures.span(Duration.between(opened, closed));
    return "%s UTC%s: %s at %s"
        .formatted(
            Figures.time(closed),
            held,
            Figures.words(textOrNull(trade, "exitReason")),
            grade("exitGrade"));
  }

  private String grade(String field) {
    String grade = textOrNull(trade, field);
    return grade == null ? "no grade" : "grade " + grade;
  }

  private String probability() {
    BigDecimal probability = amount(detail, "probability");
    return probability == null
        ? ""
        : ", by the strategy worth $" + Figures.averagePrice(probability) + " a contract";
  }

  private static String size(JsonNode sizing) {
    return sizing.isObject()
        ? "%s by %s (%s), bought for at most %s a contract"
            .formatted(
                Figures.dollars(amount(sizing, "size")),
                textOrNull(sizing, "policy") == null ? "its policy" : text(sizing, "policy"),
                Figures.words(textOrNull(sizing, "rule")),
                Figures.price(amount(sizing, "limit")))
        : Figures.MISSING;
  }

  private void orders() {
    TextTable table =
        new TextTable(
            4,
            "decided (UTC)",
            "order",
            "outcome",
            "reason",
            "limit $",
            "wanted",
            "got",
            "took ms");
    for (JsonNode order : detail.path("orders")) {
      table.row(
          Figures.time(time(order, "decidedAt")),
          Figures.words(textOrNull(order, "kind")),
          Figures.words(textOrNull(order, "outcome")),
          Figures.words(textOrNull(order.path("reason"), "code")),
          Figures.price(amount(order, "limit")),
          Figures.contracts(amount(order, "quantity")),
          Figures.contracts(amount(order, "filled")),
          Long.toString(order.path("latencyMs").asLong()));
    }
    section("Orders", table);
  }

  private void fills() {
    TextTable table =
        new TextTable(3, "filled (UTC)", "fill", "role", "contracts", "price $", "fee $", "cash");
    for (String side : List.of("entryFills", "exitFills")) {
      for (JsonNode fill : trade.path(side)) {
        table.row(
            Figures.time(time(fill, "time")),
            Figures.words(textOrNull(fill, "kind")),
            Figures.words(textOrNull(fill, "role")),
            Figures.contracts(amount(fill, "quantity")),
            Figures.price(amount(fill, "price")),
            Figures.price(fee(fill)),
            Figures.signedDollars(amount(fill, "cashChange")));
      }
    }
    section("Fills", table);
  }

  private static @Nullable BigDecimal fee(JsonNode fill) {
    BigDecimal fee = amount(fill, "tradeFee");
    BigDecimal rounding = amount(fill, "roundingFee");
    BigDecimal rebate = amount(fill, "rebate");
    return fee == null || rounding == null || rebate == null
        ? null
        : fee.add(rounding).subtract(rebate);
  }

  private void section(String heading, TextTable table) {
    lines.add("");
    lines.add(heading);
    lines.addAll(table.lines(INDENT));
  }

  private void fact(String name, String value) {
    lines.add("  %-11s %s".formatted(name, value));
  }

  private @Nullable Instant time(String field) {
    return time(trade, field);
  }

  private static @Nullable Instant time(JsonNode node, String field) {
    String text = textOrNull(node, field);
    return text == null ? null : Instant.parse(text);
  }

  private static @Nullable BigDecimal amount(JsonNode node, String field) {
    String text = textOrNull(node, field);
    return text == null ? null : new BigDecimal(text);
  }

  private static @Nullable String textOrNull(JsonNode node, String field) {
    return node.path(field).textValue();
  }

  private static String text(JsonNode node, String field) {
    return Figures.text(textOrNull(node, field));
  }
}
