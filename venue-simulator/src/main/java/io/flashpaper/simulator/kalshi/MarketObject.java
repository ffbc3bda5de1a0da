// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.simulator.kalshi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.simulator.wire.WireText;
import io.flashpaper.simulator.world.Book;
import io.flashpaper.simulator.world.Market;
import io.flashpaper.simulator.world.MarketSpec;
import io.flashpaper.simulator.world.Outcome;
import io.flashpaper.simulator.world.PriceGrid;
import io.flashpaper.simulator.world.PublicTrade;
import io.flashpaper.simulator.world.Series;
import java.math.BigDecimal;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;

/** Markets, books and trades as the REST API shows them. */
final class MarketObject {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final long FIVE_MINUTES_MS = 300_000;
  private static final long WEEK_MS = 604_800_000;
  private static final int EXCHANGE_INDEX = 2;

  private MarketObject() {}

  static ObjectNode of(Market market) {
    ObjectNode node = JSON.objectNode();
    identity(node, market);
    times(node, market);
    quotes(node, market);
    strike(node, market);
    outcome(node, market);
    return node;
  }

  private static void identity(ObjectNode node, Market market) {
    MarketSpec spec = market.spec();
    node.put("ticker", spec.ticker())
        .put("event_ticker", spec.eventTicker())
        .put("market_type", "binary")
        .put("status", market.status().label())
        .put("title", MarketText.title(spec))
        .put("yes_sub_title", MarketText.yesSubTitle(market))
        .put("no_sub_title", MarketText.noSubTitle(market))
        .put("rules_primary", MarketText.rulesPrimary(spec))
        .put("rules_secondary", MarketText.rulesSecondary())
        .put("can_close_early", true)
        .put("exchange_index", EXCHANGE_INDEX)
        .put("notional_value_dollars", "1.0000")
        .put("settlement_timer_seconds", spec.series() == Series.KXBTC15M ? 1 : 60)
        .put("price_level_structure", spec.series().grid().label());
    node.set("price_ranges", priceRanges(spec.series().grid()));
    if (spec.series() == Series.KXBTCD) {
      node.put("subtitle", MarketText.yesSubTitle(market));
    }
  }

  private static void times(ObjectNode node, Market market) {
    MarketSpec spec = market.spec();
    String expected = WireText.time(spec.closeMs() + FIVE_MINUTES_MS);
    String latest = WireText.time(spec.closeMs() + WEEK_MS);
    node.put("created_time", WireText.time(spec.createdMs()))
        .put("updated_time", WireText.time(market.updatedMs()))
        .put("open_time", WireText.time(spec.openMs()))
        .put("close_time", WireText.time(spec.closeMs()))
        .put("expected_expiration_time", expected)
        .put("occurrence_datetime", expected)
        .put("latest_expiration_time", latest)
        .put("expiration_time", latest);
  }

  private static void quotes(ObjectNode node, Market market) {
    Book book = market.book();
    String volume = WireText.count(market.volume());
    node.put("yes_bid_dollars", WireText.dollars(book.bestBid()))
        .put("yes_bid_size_fp", WireText.count(book.bestBidSize()))
        .put("yes_ask_dollars", WireText.dollars(book.bestAsk()))
        .put("yes_ask_size_fp", WireText.count(book.bestAskSize()))
        .put("no_bid_dollars", WireText.dollars(PriceGrid.ONE - book.bestAsk()))
        .put("no_ask_dollars", WireText.dollars(PriceGrid.ONE - book.bestBid()))
        .put("last_price_dollars", lastPrice(market))
        .put("previous_yes_bid_dollars", "0.0000")
        .put("previous_yes_ask_dollars", "0.0000")
        .put("previous_price_dollars", "0.0000")
        .put("volume_fp", volume)
        .put("volume_24h_fp", volume)
        .put("open_interest_fp", WireText.count(market.openInterest()));
  }

  private static void strike(ObjectNode node, Market market) {
    if (market.strikeCents().isEmpty()) {
      return;
    }
    Series series = market.spec().series();
    node.put("strike_type", MarketText.strikeType(series));
    node.put("floor_strike", dollars(market.strikeCents().getAsLong()));
    if (series == Series.KXBTC15M) {
      node.set("custom_strike", JSON.objectNode().put("round_digits", "2"));
    }
  }

  private static void outcome(ObjectNode node, Market market) {
    node.put("result", market.outcome().map(Outcome::result).orElse(""));
    boolean isMeasured = market.outcome().map(Outcome::isMeasured).orElse(false);
    node.put(
        "expiration_value", isMeasured ? WireText.cents(market.averageCents().orElseThrow()) : "");
    market.settledMs().ifPresent(ms -> node.put("settlement_ts", WireText.time(ms)));
    market
        .outcome()
        .ifPresent(
            outcome -> node.put("settlement_value_dollars", WireText.dollars(outcome.yesValue())));
  }

  static BigDecimal dollars(long cents) {
    return BigDecimal.valueOf(cents, 2);
  }

  static String lastPrice(Market market) {
    OptionalInt last = market.lastPrice();
    return WireText.dollars(last.orElse(0));
  }

  static ArrayNode priceRanges(PriceGrid grid) {
    ArrayNode ranges = JSON.arrayNode();
    for (PriceGrid.Band band : grid.bands()) {
      ranges
          .addObject()
          .put("start", WireText.dollars(band.start()))
          .put("end", WireText.dollars(band.end()))
          .put("step", WireText.dollars(band.step()));
    }
    return ranges;
  }

  /** The book, best bids last; at most {@code depth} levels a side, 0 for all. */
  static ObjectNode book(Book book, int depth) {
    ObjectNode node = JSON.objectNode();
    node.set("yes_dollars", levels(book.yes(), depth));
    node.set("no_dollars", levels(book.no(), depth));
    return node;
  }

  private static ArrayNode levels(NavigableMap<Integer, Long> side, int depth) {
    ArrayNode levels = JSON.arrayNode();
    int skip = depth == 0 ? 0 : Math.max(0, side.size() - depth);
    for (Map.Entry<Integer, Long> level : side.entrySet()) {
      if (skip-- <= 0) {
        levels
            .addArray()
            .add(WireText.dollars(level.getKey()))
            .add(WireText.count(level.getValue()));
      }
    }
    return levels;
  }

  static ObjectNode trade(PublicTrade trade) {
    String taker = trade.takerYes() ? "yes" : "no";
    return JSON.objectNode()
        .put("trade_id", trade.id().toString())
        .put("ticker", trade.ticker())
        .put("count_fp", WireText.count(trade.count()))
        .put("yes_price_dollars", WireText.dollars(trade.yesPrice()))
        .put("no_price_dollars", WireText.dollars(PriceGrid.ONE - trade.yesPrice()))
        .put("taker_outcome_side", taker)
        .put("taker_book_side", trade.takerYes() ? "bid" : "ask")
        .put("taker_side", taker)
        .put("created_time", WireText.micros(trade.atMs()))
        .put("is_block_trade", false);
  }
}
