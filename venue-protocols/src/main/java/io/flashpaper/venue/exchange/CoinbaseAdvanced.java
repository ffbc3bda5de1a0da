// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.exchange;

import io.flashpaper.venue.exchange.ExchangeEvent.Ack;
import io.flashpaper.venue.exchange.ExchangeEvent.Alive;
import io.flashpaper.venue.exchange.ExchangeEvent.Denied;
import io.flashpaper.venue.exchange.ExchangeEvent.Ignored;
import io.flashpaper.venue.exchange.ExchangeEvent.Quote;
import io.flashpaper.venue.exchange.ExchangeEvent.Trade;
import io.flashpaper.venue.wire.Fields;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Coinbase's second address, Advanced Trade: another host and another publisher of the same market.
 * Not found through ServiceLoader, since one exchange must not count twice in an index. Its numbers
 * count per connection, over all channels, without a gap.
 */
public final class CoinbaseAdvanced implements Exchange {
  private static final String PRODUCT = "BTC-USD";
  private static final Set<String> SIDES = Set.of("BUY", "SELL");
  private static final Set<String> EVENTS = Set.of("snapshot", "update");
  private static final Set<String> KNOWN = Set.of("l2_data", "candles", "ticker_batch", "status");

  @Override
  public String id() {
    return "coinbase_advanced";
  }

  @Override
  public URI defaultWsUrl() {
    return URI.create("wss://advanced-trade-ws.coinbase.com");
  }

  @Override
  public URI defaultRestUrl() {
    return URI.create(
        "https://api.coinbase.com/api/v3/brokerage/market/product_book?product_id=BTC-USD&limit=1");
  }

  @Override
  public List<Subscription> subscriptions() {
    return List.of(
        subscription("heartbeats"), subscription("ticker"), subscription("market_trades"));
  }

  private static Subscription subscription(String channel) {
    return new Subscription(
        Optional.of(
            """
            {"type":"subscribe","product_ids":["BTC-USD"],"channel":"%s"}\
            """
                .formatted(channel)),
        List.of(channel),
        Duration.ofSeconds(5));
  }

  @Override
  public Keepalive keepalive() {
    return Coinbase.BEATS;
  }

  @Override
  public List<ExchangeEvent> parse(String frame) {
    return Frames.read(frame, CoinbaseAdvanced::events);
  }

  private static List<ExchangeEvent> events(Fields frame) {
    if (frame.textIfAny("type").equals(Optional.of("error"))) {
      return List.of(new Denied(frame.text("message")));
    }
    return switch (frame.text("channel")) {
      case "ticker" -> quotes(frame);
      case "market_trades" -> trades(frame);
      case "heartbeats" -> List.of(new Alive(false));
      case "subscriptions" -> acks(frame);
      case String channel -> List.of(Frames.ignored(channel, KNOWN));
    };
  }

  /** All subscriptions so far, by channel. */
  private static List<ExchangeEvent> acks(Fields frame) {
    List<ExchangeEvent> acks = new ArrayList<>();
    frame
        .objects("events")
        .map(event -> event.object("subscriptions"))
        .forEach(
            channels ->
                channels
                    .fieldNames()
                    .filter(name -> isForAll(name) || lists(channels, name))
                    .forEach(name -> acks.add(new Ack(name))));
    return Frames.orIgnored(acks, "subscriptions of other products");
  }

  private static boolean isForAll(String channel) {
    return channel.equals("heartbeats");
  }

  private static boolean lists(Fields channels, String name) {
    return channels.texts(name).anyMatch(PRODUCT::equals);
  }

  /** A snapshot of a ticker is fresh. */
  private static List<ExchangeEvent> quotes(Fields frame) {
    OptionalLong venueMs = OptionalLong.of(frame.timeMs("timestamp"));
    OptionalLong sequence = OptionalLong.of(frame.count("sequence_num"));
    List<ExchangeEvent> quotes =
        ours(
            frame.objects("events").peek(event -> event.word("type", EVENTS)).toList(),
            "tickers",
            ticker ->
                new Quote(
                    ticker.dollarsText("best_bid"),
                    ticker.dollarsText("best_ask"),
                    venueMs,
                    sequence));
    return Frames.orIgnored(quotes, "ticker of another product");
  }

  /** The newest comes first; those of a snapshot are old. */
  private static List<ExchangeEvent> trades(Fields frame) {
    List<Fields> updates =
        frame
            .objects("events")
            .filter(event -> event.word("type", EVENTS).equals("update"))
            .toList();
    if (updates.isEmpty()) {
      return List.of(new Ignored("market_trades snapshot"));
    }
    List<ExchangeEvent> trades = new ArrayList<>(ours(updates, "trades", CoinbaseAdvanced::trade));
    Collections.reverse(trades);
    return Frames.orIgnored(trades, "market_trades of another product");
  }

  private static List<ExchangeEvent> ours(
      List<Fields> events, String list, Function<Fields, ExchangeEvent> reader) {
    return events.stream()
        .flatMap(event -> event.objects(list))
        .filter(item -> item.text("product_id").equals(PRODUCT))
        .map(reader)
        .toList();
  }

  /** The side is the maker's. */
  private static Trade trade(Fields trade) {
    return new Trade(
        trade.dollarsText("price"),
        trade.word("side", SIDES).equals("SELL"),
        trade.countText("trade_id"),
        OptionalLong.of(trade.timeMs("time")));
  }

  /** Both the product's book and its ticker say it. */
  @Override
  public ExchangeEvent parseRest(String body) {
    return Frames.readOne(
        body, answer -> answer.names("pricebook") ? book(answer) : ticker(answer));
  }

  private static Quote book(Fields answer) {
    Fields book = answer.object("pricebook");
    book.word("product_id", Set.of(PRODUCT));
    return new Quote(
        best(book, "bids"),
        best(book, "asks"),
        OptionalLong.of(book.timeMs("time")),
        OptionalLong.empty());
  }

  private static long best(Fields book, String side) {
    return book.objects(side).findFirst().map(level -> level.dollarsText("price")).orElse(0L);
  }

  private static Quote ticker(Fields answer) {
    return new Quote(answer.dollarsText("best_bid"), answer.dollarsText("best_ask"));
  }
}
