// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.exchange;

import io.flashpaper.model.FixedPoint;
import io.flashpaper.venue.exchange.ExchangeEvent.Ack;
import io.flashpaper.venue.exchange.ExchangeEvent.Alive;
import io.flashpaper.venue.exchange.ExchangeEvent.Denied;
import io.flashpaper.venue.exchange.ExchangeEvent.Ignored;
import io.flashpaper.venue.exchange.ExchangeEvent.Quote;
import io.flashpaper.venue.exchange.ExchangeEvent.ReconnectPlease;
import io.flashpaper.venue.exchange.ExchangeEvent.Trade;
import io.flashpaper.venue.wire.Fields;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Bitstamp: whole books of a hundred levels, whose first are the touch, and all trades. An error
 * does not say which request it answers, so requests go one after the other.
 */
public final class Bitstamp implements Exchange {
  private static final String BOOK = "order_book_btcusd";
  private static final String TRADES = "live_trades_btcusd";

  @Override
  public String id() {
    return "bitstamp";
  }

  @Override
  public URI defaultWsUrl() {
    return URI.create("wss://ws.bitstamp.net");
  }

  @Override
  public URI defaultRestUrl() {
    return URI.create("https://www.bitstamp.net/api/v2/ticker/btcusd/");
  }

  @Override
  public List<Subscription> subscriptions() {
    return List.of(subscription(BOOK), subscription(TRADES));
  }

  private static Subscription subscription(String channel) {
    return new Subscription(
        Optional.of(
            """
            {"event":"bts:subscribe","data":{"channel":"%s"}}\
            """
                .formatted(channel)),
        List.of(channel),
        Duration.ofSeconds(5));
  }

  @Override
  public Keepalive keepalive() {
    return new Keepalive(
        Optional.of(
            """
            {"event":"bts:heartbeat"}\
            """),
        Duration.ofSeconds(10),
        Duration.ofSeconds(25));
  }

  @Override
  public List<ExchangeEvent> parse(String frame) {
    return Frames.read(frame, fields -> List.of(event(fields)));
  }

  private static ExchangeEvent event(Fields frame) {
    return switch (frame.text("event")) {
      case "data" ->
          frame.text("channel").equals(BOOK) ? quote(frame.object("data")) : new Ignored();
      case "trade" -> trade(frame.object("data"));
      case "bts:subscription_succeeded" -> new Ack(frame.text("channel"));
      case "bts:heartbeat" -> new Alive(false);
      case "bts:request_reconnect" -> new ReconnectPlease();
      case "bts:error" -> new Denied(frame.object("data").textOrEmpty("message"));
      default -> new Ignored();
    };
  }

  /** A side without orders reads as a quote of zero, which the index does not use. */
  private static Quote quote(Fields book) {
    return new Quote(best(book, "bids"), best(book, "asks"));
  }

  private static long best(Fields book, String side) {
    return book.pairs(side)
        .findFirst()
        .map(level -> book.decode(side, level.first(), text -> FixedPoint.parse(text, 6)))
        .orElse(0L);
  }

  private static Trade trade(Fields trade) {
    return new Trade(
        trade.microsText("price_str"), trade.whole("type") == 0, Long.toString(trade.whole("id")));
  }

  /** Both the ticker and the order book say it. */
  @Override
  public ExchangeEvent parseRest(String body) {
    return Frames.readOne(
        body,
        answer ->
            answer.has("bids")
                ? quote(answer)
                : new Quote(answer.microsText("bid"), answer.microsText("ask")));
  }
}
