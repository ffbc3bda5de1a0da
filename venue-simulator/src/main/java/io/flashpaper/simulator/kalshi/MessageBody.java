// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.kalshi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.simulator.wire.WireText;
import io.flashpaper.simulator.world.Book;
import io.flashpaper.simulator.world.Market;
import io.flashpaper.simulator.world.MarketSpec;
import io.flashpaper.simulator.world.Outcome;
import io.flashpaper.simulator.world.PriceGrid;
import io.flashpaper.simulator.world.PrintTape;
import io.flashpaper.simulator.world.PublicTrade;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** The {@code msg} of each kind of frame, written once and shared by all connections. */
final class MessageBody {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final long FIVE_MINUTES_S = 300;
  private static final long QUARTER_S = 900;
  private static final long MINUTE_S = 60;

  private MessageBody() {}

  static String snapshot(PublishedBook book, boolean yesPrices) {
    StringBuilder text = new StringBuilder(512).append(head(book.market()));
    levels(text, "yes_dollars_fp", book.yes(), false);
    levels(text, "no_dollars_fp", book.no(), yesPrices);
    return text.append('}').toString();
  }

  private static void levels(
      StringBuilder text, String name, NavigableMap<Integer, Long> side, boolean flip) {
    if (side.isEmpty()) {
      return;
    }
    text.append(",\"").append(name).append("\":[");
    NavigableMap<Integer, Long> ordered = flip ? side.descendingMap() : side;
    String comma = "";
    for (Map.Entry<Integer, Long> level : ordered.entrySet()) {
      int price = flip ? PriceGrid.ONE - level.getKey() : level.getKey();
      text.append(comma)
          .append("[\"")
          .append(WireText.dollars(price))
          .append("\",\"")
          .append(WireText.count(level.getValue()))
          .append("\"]");
      comma = ",";
    }
    text.append(']');
  }

  static String delta(Market market, PublishedBook.Change change, boolean yesPrices, long nowMs) {
    boolean flip = yesPrices && !change.yesSide();
    int price = flip ? PriceGrid.ONE - change.price() : change.price();
    return head(market)
        + ",\"price_dollars\":\""
        + WireText.dollars(price)
        + "\",\"delta_fp\":\""
        + WireText.count(change.delta())
        + "\",\"side\":\""
        + (change.yesSide() ? "yes" : "no")
        + "\",\"ts\":\""
        + WireText.micros(nowMs)
        + "\",\"ts_ms\":"
        + nowMs
        + "}";
  }

  static String ticker(Market market, long nowMs) {
    Book book = market.book();
    return head(market)
        + ",\"price_dollars\":\""
        + MarketObject.lastPrice(market)
        + "\",\"yes_bid_dollars\":\""
        + WireText.dollars(book.bestBid())
        + "\",\"yes_ask_dollars\":\""
        + WireText.dollars(book.bestAsk())
        + "\",\"yes_bid_size_fp\":\""
        + WireText.count(book.bestBidSize())
        + "\",\"yes_ask_size_fp\":\""
        + WireText.count(book.bestAskSize())
        + "\",\"last_trade_size_fp\":\""
        + WireText.count(market.lastCount())
        + "\",\"volume_fp\":\""
        + WireText.count(market.volume())
        + "\",\"open_interest_fp\":\""
        + WireText.count(market.openInterest())
        + "\",\"dollar_volume\":"
        + market.volume() / 200
        + ",\"dollar_open_interest\":"
        + market.openInterest() / 200
        + ",\"time\":\""
        + WireText.micros(nowMs)
        + "\",\"ts\":"
        + nowMs / 1000
        + ",\"ts_ms\":"
        + nowMs
        + "}";
  }

  static String trade(PublicTrade trade) {
    String taker = trade.takerYes() ? "yes" : "no";
    return "{\"trade_id\":\""
        + trade.id()
        + "\",\"market_ticker\":\""
        + trade.ticker()
        + "\",\"yes_price_dollars\":\""
        + WireText.dollars(trade.yesPrice())
        + "\",\"no_price_dollars\":\""
        + WireText.dollars(PriceGrid.ONE - trade.yesPrice())
        + "\",\"count_fp\":\""
        + WireText.count(trade.count())
        + "\",\"taker_side\":\""
        + taker
        + "\",\"taker_outcome_side\":\""
        + taker
        + "\",\"taker_book_side\":\""
        + (trade.takerYes() ? "bid" : "ask")
        + "\",\"is_block_trade\":false,\"ts\":"
        + trade.atMs() / 1000
        + ",\"ts_ms\":"
        + trade.atMs()
        + "}";
  }

  /** Everything that was told of a market's life so far, in that order. */
  static List<String> lifecycle(Market market) {
    List<String> told = new ArrayList<>(List.of(created(market)));
    if (market.spec().knownStrikeCents().isEmpty() && market.strikeCents().isPresent()) {
      told.add(strikeSet(market));
    }
    if (market.outcome().isPresent()) {
      told.add(determined(market));
    }
    if (market.settledMs().isPresent()) {
      told.add(settled(market));
    }
    return told;
  }

  static String created(Market market) {
    MarketSpec spec = market.spec();
    ObjectNode node =
        lifecycle(market, "created")
            .put("open_ts", spec.openMs() / 1000)
            .put("close_ts", spec.closeMs() / 1000)
            .put("exchange_index", 2)
            .put("price_level_structure", spec.series().grid().label());
    node.set("price_ranges", MarketObject.priceRanges(spec.series().grid()));
    ObjectNode more =
        node.putObject("additional_metadata")
            .put("name", MarketText.title(spec))
            .put("title", MarketText.title(spec))
            .put("yes_sub_title", MarketText.yesSubTitle(market))
            .put("no_sub_title", MarketText.noSubTitle(market))
            .put("rules_primary", MarketText.rulesPrimary(spec))
            .put("rules_secondary", MarketText.rulesSecondary())
            .put("can_close_early", true)
            .put("event_ticker", spec.eventTicker())
            .put("expected_expiration_ts", spec.closeMs() / 1000 + FIVE_MINUTES_S);
    market
        .strikeCents()
        .ifPresent(
            cents ->
                more.put("strike_type", MarketText.strikeType(spec.series()))
                    .put("floor_strike", MarketObject.dollars(cents)));
    return node.toString();
  }

  static String strikeSet(Market market) {
    ObjectNode node =
        lifecycle(market, "metadata_updated")
            .put("strike_type", MarketText.strikeType(market.spec().series()))
            .put("floor_strike", MarketObject.dollars(market.strikeCents().orElseThrow()))
            .put("yes_sub_title", MarketText.yesSubTitle(market));
    node.putObject("custom_strike").put("round_digits", "2");
    return node.toString();
  }

  static String determined(Market market) {
    Outcome outcome = market.outcome().orElseThrow();
    return lifecycle(market, "determined")
        .put("determination_ts", market.updatedMs() / 1000)
        .put("result", outcome.result())
        .put("settlement_value", WireText.dollars(outcome.yesValue()))
        .toString();
  }

  static String settled(Market market) {
    return lifecycle(market, "settled")
        .put("settled_ts", market.settledMs().orElseThrow() / 1000)
        .toString();
  }

  /** The index at a second, with its trailing and, in the last minute, its settlement average. */
  static String index(PrintTape prints, long second, long cents) {
    long nowMs = second * 1000;
    ObjectNode data =
        JSON.objectNode()
            .put("type", "value")
            .put("id", "BRTI")
            .put("time", nowMs)
            .put("value", WireText.cents(cents));
    ObjectNode node =
        JSON.objectNode()
            .put("index_id", "BRTI")
            .put("received_at", nowMs)
            .put("data", data.toString());
    average(node.putObject("avg_60s_data"), prints, second - MINUTE_S, second, nowMs);
    long close = -Math.floorDiv(-second, QUARTER_S) * QUARTER_S;
    if (second > close - MINUTE_S) {
      ObjectNode last = node.putObject("last_60s_windowed_average_15min");
      average(last, prints, close - MINUTE_S + 1, second + 1, nowMs);
      last.put("window_start_ts_ms", (close - MINUTE_S) * 1000);
    }
    return node.toString();
  }

  private static void average(ObjectNode node, PrintTape prints, long from, long to, long endMs) {
    PrintTape.Span span = prints.span(from, to);
    node.put("value", WireText.fixed(span.averageE8(), 8))
        .put("window_size", span.count())
        .put("window_start_ts_ms", from * 1000)
        .put("window_end_ts_exclusive", endMs);
  }

  private static ObjectNode lifecycle(Market market, String type) {
    return JSON.objectNode().put("event_type", type).put("market_ticker", market.ticker());
  }

  private static String head(Market market) {
    return "{\"market_ticker\":\"" + market.ticker() + "\",\"market_id\":\"" + market.id() + "\"";
  }
}
