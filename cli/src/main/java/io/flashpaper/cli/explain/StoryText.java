// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.cli.explain.MarketPath.Point;
import io.flashpaper.cli.report.Figures;
import io.flashpaper.cli.report.ReasonWords;
import io.flashpaper.cli.report.TextTable;
import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Side;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The story of a trade in sections of a few lines each; a line that begins with # is a heading. */
final class StoryText {
  static final String HEADING = "# ";
  private static final int MOST_LEVELS = 6;

  private final Story story;
  private final JsonNode evidence;
  private final JsonNode trade;
  private final List<String> lines = new ArrayList<>();

  private StoryText(Story story) {
    this.story = story;
    this.evidence = story.evidence();
    this.trade = story.trade();
  }

  /** The lines before the chart. */
  static List<String> before(Story story) {
    StoryText text = new StoryText(story);
    text.summary();
    text.heading("What the market did");
    text.path();
    return text.lines;
  }

  /** The lines after it. */
  static List<String> after(Story story) {
    StoryText text = new StoryText(story);
    text.strategy();
    text.gates();
    text.sizing();
    for (int order = 0; order < text.evidence.path("orders").size(); order++) {
      text.order(order);
    }
    text.end();
    text.money();
    return text.lines;
  }

  private void heading(String text) {
    lines.add("");
    lines.add(HEADING + text);
  }

  private void say(String format, Object... values) {
    lines.add("  " + String.format(Locale.ROOT, format, values));
  }

  private void summary() {
    lines.add(HEADING + "Trade " + trade.path("id").asText());
    say(
        "%s %s contracts of %s in %s, %s",
        trade.path("status").asText().equals("CLOSED") ? "Bought and closed" : "Bought",
        plain(trade.path("quantity"), 0),
        trade.path("side").asText(),
        trade.path("market").asText(),
        result());
    say(
        "account %s, strategy instance %s (%s %s)",
        trade.path("account").asText(),
        trade.path("instance").asText(),
        trade.path("strategy").asText(),
        trade.path("strategyVersion").asText());
  }

  private String result() {
    return trade.hasNonNull("pnl")
        ? "result %s after fees of $%s".formatted(signed(trade.path("pnl")), money("fees"))
        : "still open";
  }

  private void path() {
    Optional<Point> first = story.path().points().stream().findFirst();
    JsonNode decision = evidence.path("atDecision");
    Optional<Point> decided = story.path().at(decision.path("timeMs").asLong());
    if (first.isEmpty() || decided.isEmpty()) {
      say("The tape of those minutes is not there any more.");
      return;
    }
    say(
        "In the %s before the decision bitcoin went %s,",
        Figures.span(Duration.ofMillis(decision.path("timeMs").asLong() - story.path().fromMs())),
        change(first.get().indexMicros(), decided.get().indexMicros(), 2));
    say("K (the best YES bid) %s.", change(first.get().bidMicros(), decided.get().bidMicros(), 4));
    if (decision.hasNonNull("spreadMicros")) {
      say(
          "At the decision, %s UTC, the spread was %s and the data were %s.",
          time(decision.path("timeMs").asLong()),
          dollars(decision.path("spreadMicros").asLong(), 2),
          decision.path("health").path("grade").asText("not graded"));
    }
  }

  private static String change(OptionalLong from, OptionalLong to, int decimals) {
    if (from.isEmpty() || to.isEmpty()) {
      return "was not known throughout";
    }
    BigDecimal moved = BigDecimal.valueOf(to.getAsLong() - from.getAsLong(), 6);
    return String.format(
        Locale.ROOT,
        "from %s to %s (%+,." + decimals + "f)",
        dollars(from.getAsLong(), 2),
        dollars(to.getAsLong(), 2),
        moved);
  }

  private void strategy() {
    heading("What the strategy saw, and why it decided");
    JsonNode reason = trade.path("entryReason");
    say("%s: %s", reason.path("code").asText(), FactText.of(reason));
    if (evidence.hasNonNull("probability")) {
      say(
          "It put the probability of %s at %s.",
          trade.path("side").asText(), plain(evidence.path("probability"), 2));
    }
    JsonNode detail = evidence.path("signal").path("detail");
    if (detail.hasNonNull("limit")) {
      say("It would pay up to $%s a contract.", plain(detail.path("limit"), 2));
    }
    say(
        "The signal was caused by tape event %d, the order decided at %d.",
        trade.path("signalOffset").asLong(), trade.path("entryOffset").asLong());
    JsonNode running = evidence.path("strategy");
    if (running.hasNonNull("sha256")) {
      say("Its jar's SHA-256 begins with %.12s.", running.path("sha256").asText());
    }
  }

  private void gates() {
    JsonNode gates = evidence.path("gates");
    heading("What had stopped it in the hour before");
    if (gates.isEmpty()) {
      say("Nothing.");
      return;
    }
    TextTable table = new TextTable(1, "because", "times", "last value", "threshold");
    for (JsonNode gate : gates) {
      table.row(
          ReasonWords.of(gate.path("gate").asText()),
          gate.path("count").asText(),
          gate.path("value").asText("").replace("null", ""),
          gate.path("threshold").asText("").replace("null", ""));
    }
    lines.addAll(table.lines("  "));
  }

  private void sizing() {
    JsonNode sizing = trade.path("sizing");
    if (sizing.isMissingNode() || sizing.isNull()) {
      return;
    }
    heading("How many contracts");
    say(
        "Policy %s, rule %s: base $%s, size $%s after %s trades with %s %% won and a streak of %s.",
        sizing.path("policy").asText("of before policies were noted"),
        sizing.path("rule").asText(),
        plain(sizing.path("base"), 2),
        plain(sizing.path("size"), 2),
        sizing.path("trades").asText(),
        plain(sizing.path("winRatePercent"), 0),
        sizing.path("streak").asText());
    say(
        "That pays %s contracts at the limit of $%s with their fee; %s were ordered (%s).",
        sizing.path("affordable").asText(),
        plain(sizing.path("limit"), 2),
        sizing.path("contracts").asText(),
        Figures.words(sizing.path("cappedBy").asText()));
  }

  private void order(int number) {
    JsonNode order = evidence.path("orders").get(number);
    boolean buys = order.path("kind").asText().equals("ENTRY");
    heading((buys ? "The entry" : "The exit") + " order at the venue");
    if (!buys) {
      JsonNode reason = order.path("reason");
      say("%s: %s", reason.path("code").asText(), FactText.of(reason));
    }
    say(
        "%s %s at $%s or better, decided %s, arrived %s ms later: %s, %s filled.",
        buys ? "Buy" : "Sell",
        plain(order.path("quantity"), 0),
        plain(order.path("limit"), 2),
        time(Story.ms(order.path("decidedAt"))),
        order.path("latencyMs").asText(),
        Figures.words(order.path("outcome").asText("on its way")),
        plain(order.path("filled"), 0));
    if (number < story.path().arrivals().size()) {
      story.path().arrivals().get(number).ifPresent(book -> levels(book, order, buys));
    }
    fills(order.path("id").asText());
  }

  /** What the book offered and what was taken, in prices of the trade's own side. */
  private void levels(Book book, JsonNode order, boolean buys) {
    Side side = Side.valueOf(order.path("side").asText());
    Ladder resting = book.bids(buys ? side.opposite() : side);
    if (resting.isEmpty()) {
      say("Nobody offered anything when it arrived.");
      return;
    }
    TextTable table = new TextTable(1, "the book at arrival", "price $", "offered", "taken");
    for (int rank = 0; rank < Math.min(MOST_LEVELS, resting.depth()); rank++) {
      BigDecimal bid = new BigDecimal(resting.price(rank).toString());
      table.row(
          rank == 0 ? "best" : "",
          FactText.plain(buys ? BigDecimal.ONE.subtract(bid) : bid, 2),
          FactText.plain(new BigDecimal(resting.quantity(rank).toString()), 0),
          taken(order.path("id").asText(), bid));
    }
    lines.addAll(table.lines("  "));
    int more = resting.depth() - MOST_LEVELS;
    if (more > 0) {
      say("and %d levels behind them", more);
    }
  }

  private String taken(String order, BigDecimal bid) {
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode level : evidence.path("levels")) {
      if (level.path("orderId").asText().equals(order)
          && new BigDecimal(level.path("restingPrice").asText()).compareTo(bid) == 0) {
        sum = sum.add(new BigDecimal(level.path("quantity").asText()));
      }
    }
    return sum.signum() == 0 ? "" : FactText.plain(sum, 0);
  }

  private void fills(String order) {
    List<JsonNode> fills = new ArrayList<>();
    trade.path("entryFills").forEach(fills::add);
    trade.path("exitFills").forEach(fills::add);
    fills.removeIf(fill -> !fill.path("orderId").asText().equals(order));
    if (fills.isEmpty()) {
      return;
    }
    lines.addAll(FeeStory.lines(fills));
  }

  private void end() {
    heading("How it ended");
    if (!trade.hasNonNull("closedAt")) {
      say("It has not: it is %s.", Figures.words(trade.path("status").asText()));
      return;
    }
    JsonNode reason = evidence.path("exitReason");
    say(
        "%s at %s UTC: %s",
        reason.path("code").asText(), time(Story.ms(trade.path("closedAt"))), FactText.of(reason));
    for (JsonNode settlement : evidence.path("settlements")) {
      say(
          "The venue: %s, one YES paid $%s (%s UTC).",
          settlement.path("result").asText(),
          plain(settlement.path("yesValue"), 2),
          time(Story.ms(settlement.path("time"))));
    }
  }

  private void money() {
    heading("Money");
    TextTable table = new TextTable(1, "", "$");
    table.row("contracts cost", "-" + money("cost"));
    table.row("they brought", money("proceeds"));
    table.row("fees", "-" + money("fees"));
    if (trade.hasNonNull("pnl")) {
      table.row("result", signed(trade.path("pnl")).replace("$", ""));
    }
    lines.addAll(table.lines("  ").subList(1, trade.hasNonNull("pnl") ? 5 : 4));
  }

  private String money(String field) {
    return plain(trade.path(field), 2);
  }

  private static String signed(JsonNode dollars) {
    BigDecimal value = new BigDecimal(dollars.asText());
    return (value.signum() < 0 ? "-$" : "+$") + FactText.plain(value.abs(), 2);
  }

  static String plain(JsonNode decimal, int least) {
    return decimal.isNull() || decimal.isMissingNode()
        ? "nothing"
        : FactText.plain(new BigDecimal(decimal.asText()), least);
  }

  private static String dollars(long micros, int least) {
    BigDecimal value = BigDecimal.valueOf(micros, 6);
    return value.compareTo(BigDecimal.TEN) > 0
        ? String.format(Locale.ROOT, "$%,.2f", value)
        : "$" + FactText.plain(value, least);
  }

  private static String time(long ms) {
    return Figures.time(Instant.ofEpochMilli(ms)).substring(11);
  }
}
