// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.exchange;

import io.flashpaper.model.FixedPoint;
import io.flashpaper.venue.exchange.ExchangeEvent.Ack;
import io.flashpaper.venue.exchange.ExchangeEvent.Alive;
import io.flashpaper.venue.exchange.ExchangeEvent.Denied;
import io.flashpaper.venue.exchange.ExchangeEvent.Ignored;
import io.flashpaper.venue.exchange.ExchangeEvent.Quote;
import io.flashpaper.venue.exchange.ExchangeEvent.Trade;
import io.flashpaper.venue.wire.Fields;
import io.flashpaper.venue.wire.Refusal;
import io.flashpaper.venue.wire.RefusedException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Kraken's second WebSocket protocol: {@code ticker} on every change of the touch, and {@code
 * trade}. Its heartbeat, once a second, therefore says that the last quote stands.
 */
public final class Kraken implements Exchange {
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  @Override
  public String id() {
    return "kraken";
  }

  @Override
  public URI defaultWsUrl() {
    return URI.create("wss://ws.kraken.com/v2");
  }

  @Override
  public URI defaultRestUrl() {
    return URI.create("https://api.kraken.com/0/public/Ticker?pair=XBTUSD");
  }

  @Override
  public List<Subscription> subscriptions() {
    return List.of(
        subscription(
            "ticker",
            """
            {"method":"subscribe","params":{"channel":"ticker","symbol":["BTC/USD"],"event_trigger":"bbo","snapshot":true},"req_id":1}\
            """),
        subscription(
            "trade",
            """
            {"method":"subscribe","params":{"channel":"trade","symbol":["BTC/USD"],"snapshot":false},"req_id":2}\
            """));
  }

  private static Subscription subscription(String channel, String request) {
    return new Subscription(Optional.of(request), List.of(channel), DEADLINE);
  }

  @Override
  public Keepalive keepalive() {
    return new Keepalive(
        Optional.of(
            """
            {"method":"ping"}\
            """),
        Duration.ofSeconds(20),
        Duration.ofSeconds(5));
  }

  @Override
  public List<ExchangeEvent> parse(String frame) {
    return Frames.read(frame, Kraken::events);
  }

  private static List<ExchangeEvent> events(Fields frame) {
    if (frame.has("method")) {
      return List.of(reply(frame));
    }
    if (frame.has("error") || frame.has("Error")) {
      return List.of(new Denied(frame.textOrEmpty("error") + frame.textOrEmpty("Error")));
    }
    return switch (frame.text("channel")) {
      case "ticker" -> frame.objects("data").<ExchangeEvent>map(Kraken::quote).toList();
      case "trade" ->
          frame.text("type").equals("snapshot")
              ? List.of(new Ignored())
              : frame.objects("data").<ExchangeEvent>map(Kraken::trade).toList();
      case "heartbeat" -> List.of(new Alive(true));
      default -> List.of(new Ignored());
    };
  }

  private static ExchangeEvent reply(Fields frame) {
    if (!frame.text("method").equals("subscribe")) {
      return new Alive(false);
    }
    return frame.flag("success")
        ? new Ack(frame.object("result").text("channel"))
        : new Denied(frame.text("error"));
  }

  private static Quote quote(Fields ticker) {
    return new Quote(ticker.microsNumber("bid"), ticker.microsNumber("ask"));
  }

  private static Trade trade(Fields trade) {
    return new Trade(
        trade.microsNumber("price"),
        trade.text("side").equals("buy"),
        Long.toString(trade.whole("trade_id")));
  }

  @Override
  public ExchangeEvent parseRest(String body) {
    return Frames.readOne(body, Kraken::restQuote);
  }

  /** Errors come with status 200; the answer is keyed by Kraken's own alias of the pair. */
  private static Quote restQuote(Fields body) {
    if (body.size("error") > 0) {
      throw new RefusedException(
          Refusal.WRONG_TYPE, "Kraken answers with the error " + body.firstText("error"));
    }
    Fields pair = body.object("result").firstObject();
    return new Quote(micros(pair, "b"), micros(pair, "a"));
  }

  private static long micros(Fields pair, String name) {
    return pair.decode(name, pair.firstText(name), text -> FixedPoint.parse(text, 6));
  }
}
