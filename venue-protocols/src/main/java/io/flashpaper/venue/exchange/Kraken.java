// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.exchange;

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
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Kraken's second WebSocket protocol: {@code ticker} on every change of the touch, and {@code
 * trade}. Its heartbeat, once a second, therefore says that the last quote stands.
 */
public final class Kraken implements Exchange {
  private static final String SYMBOL = "BTC/USD";
  private static final String REST_PAIR = "XXBTZUSD";
  private static final Set<String> SIDES = Set.of("buy", "sell");
  private static final Set<String> UPDATES = Set.of("snapshot", "update");
  private static final Set<String> KNOWN = Set.of("status", "book", "level3", "ohlc", "instrument");
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
        Duration.ofSeconds(5),
        Optional.of(Duration.ofSeconds(5)));
  }

  /** Too many attempts are banned for ten minutes. */
  @Override
  public Duration refusalPause() {
    return Duration.ofMinutes(10);
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
      case "ticker" -> {
        frame.word("type", UPDATES);
        yield ours(frame, "ticker", Kraken::quote);
      }
      case "trade" ->
          frame.word("type", UPDATES).equals("snapshot")
              ? List.of(new Ignored("trade snapshot"))
              : ours(frame, "trade", Kraken::trade);
      case "heartbeat" -> List.of(new Alive(true));
      case String channel -> List.of(Frames.ignored(channel, KNOWN));
    };
  }

  private static List<ExchangeEvent> ours(
      Fields frame, String kind, Function<Fields, ExchangeEvent> reader) {
    if (frame.size("data") == 0) {
      throw new RefusedException(Refusal.MISSING_FIELD, "'data' is empty");
    }
    List<ExchangeEvent> events =
        frame
            .objects("data")
            .filter(item -> item.text("symbol").equals(SYMBOL))
            .map(reader)
            .toList();
    return Frames.orIgnored(events, kind + " of another pair");
  }

  private static ExchangeEvent reply(Fields frame) {
    return switch (frame.text("method")) {
      case "subscribe" -> {
        if (!frame.flag("success")) {
          yield new Denied(frame.text("error"));
        }
        Fields result = frame.object("result");
        yield result.text("symbol").equals(SYMBOL)
            ? new Ack(result.text("channel"))
            : new Ignored("acknowledgement of another pair");
      }
      case "pong" -> new Alive(false);
      case String method -> Frames.ignored(method, Set.of("unsubscribe"));
    };
  }

  /** An empty book is all zeros, with a time of 1970; otherwise there may be a time or not. */
  private static Quote quote(Fields ticker) {
    long bid = ticker.dollarsNumber("bid");
    long ask = ticker.dollarsNumber("ask");
    OptionalLong venueMs =
        bid == 0 && ask == 0 || !ticker.names("timestamp")
            ? OptionalLong.empty()
            : OptionalLong.of(ticker.timeMs("timestamp"));
    return new Quote(bid, ask, venueMs, OptionalLong.empty());
  }

  private static Trade trade(Fields trade) {
    return new Trade(
        trade.dollarsNumber("price"),
        trade.word("side", SIDES).equals("buy"),
        trade.count("trade_id"),
        OptionalLong.of(trade.timeMs("timestamp")));
  }

  @Override
  public ExchangeEvent parseRest(String body) {
    return Frames.readOne(body, Kraken::restQuote);
  }

  /** Errors come with status 200; the answer is keyed by Kraken's own name of the pair. */
  private static Quote restQuote(Fields body) {
    if (body.size("error") > 0) {
      throw new RefusedException(
          Refusal.WRONG_TYPE, "Kraken answers with the error " + body.firstText("error"));
    }
    Fields pair = body.object("result").object(REST_PAIR);
    return new Quote(
        pair.dollars("b", pair.firstText("b")), pair.dollars("a", pair.firstText("a")));
  }
}
