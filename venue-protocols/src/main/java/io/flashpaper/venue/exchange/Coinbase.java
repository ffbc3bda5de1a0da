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
import java.util.List;
import java.util.Optional;

/**
 * Coinbase Exchange: {@code ticker} for the touch, which comes with every match, {@code matches}
 * for all trades, and {@code heartbeat} to tell a quiet market from a dead connection.
 */
public final class Coinbase implements Exchange {
  private static final String SUBSCRIBE =
      """
      {"type":"subscribe","product_ids":["BTC-USD"],"channels":["ticker","matches","heartbeat"]}\
      """;

  @Override
  public String id() {
    return "coinbase";
  }

  @Override
  public URI defaultWsUrl() {
    return URI.create("wss://ws-feed.exchange.coinbase.com");
  }

  @Override
  public URI defaultRestUrl() {
    return URI.create("https://api.exchange.coinbase.com/products/BTC-USD/ticker");
  }

  @Override
  public List<Subscription> subscriptions() {
    return List.of(
        new Subscription(
            Optional.of(SUBSCRIBE),
            List.of("ticker", "matches", "heartbeat"),
            Duration.ofSeconds(5)));
  }

  @Override
  public Keepalive keepalive() {
    return new Keepalive(Optional.empty(), Duration.ofSeconds(20), Duration.ofSeconds(5));
  }

  @Override
  public List<ExchangeEvent> parse(String frame) {
    return Frames.read(frame, Coinbase::events);
  }

  private static List<ExchangeEvent> events(Fields frame) {
    return switch (frame.text("type")) {
      case "ticker" ->
          List.of(new Quote(frame.microsText("best_bid"), frame.microsText("best_ask")));
      case "match" -> List.of(trade(frame));
      case "heartbeat" -> List.of(new Alive(false));
      case "subscriptions" ->
          frame
              .objects("channels")
              .<ExchangeEvent>map(channel -> new Ack(channel.text("name")))
              .toList();
      case "error" ->
          List.of(new Denied(frame.text("message") + ": " + frame.textOrEmpty("reason")));
      default -> List.of(new Ignored());
    };
  }

  /** The side of a match is the maker's. */
  private static Trade trade(Fields frame) {
    return new Trade(
        frame.microsText("price"),
        frame.text("side").equals("sell"),
        Long.toString(frame.whole("trade_id")));
  }

  @Override
  public ExchangeEvent parseRest(String body) {
    return Frames.readOne(
        body, ticker -> new Quote(ticker.microsText("bid"), ticker.microsText("ask")));
  }
}
