// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.exchange;

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
import java.util.OptionalLong;
import java.util.Set;

/**
 * Bitstamp: whole books of a hundred levels, whose first are the touch, and all trades. An error
 * does not say which request it answers, so requests go one after the other.
 */
public final class Bitstamp implements Exchange {
  private static final String PAIR = "_btcusd";
  private static final Set<String> KNOWN =
      Set.of("bts:unsubscription_succeeded", "order_created", "order_changed", "order_deleted");
  private static final Set<String> CHANNELS =
      Set.of("diff_order_book", "detail_order_book", "live_orders");
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
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        Optional.empty());
  }

  @Override
  public List<ExchangeEvent> parse(String frame) {
    return Frames.read(frame, fields -> List.of(event(fields)));
  }

  private static ExchangeEvent event(Fields frame) {
    return switch (frame.text("event")) {
      case "data" -> {
        String channel = frame.text("channel");
        yield channel.equals(BOOK) ? quote(frame.object("data")) : ignored(channel);
      }
      case "trade" -> {
        String channel = frame.text("channel");
        yield channel.equals(TRADES) ? trade(frame.object("data")) : ignored(channel);
      }
      case "bts:subscription_succeeded" -> {
        String channel = frame.text("channel");
        yield channel.endsWith(PAIR)
            ? new Ack(channel)
            : new Ignored("acknowledgement of another pair");
      }
      case "bts:heartbeat" -> new Alive(false);
      case "bts:request_reconnect" -> new ReconnectPlease();
      case "bts:error" -> new Denied(frame.object("data").text("message"));
      case String event -> Frames.ignored(event, KNOWN);
    };
  }

  /** The channel without its pair. */
  private static Ignored ignored(String channel) {
    int end = channel.lastIndexOf('_');
    String kind = end < 0 ? channel : channel.substring(0, end);
    return switch (kind) {
      case "order_book", "live_trades" -> new Ignored(kind + " of another pair");
      default -> Frames.ignored(kind, CHANNELS);
    };
  }

  /** The exchange has no sequence numbers, but the book's own time, in microseconds, rises. */
  private static Quote quote(Fields book) {
    long micros = book.epochMicrosText("microtimestamp");
    return Frames.bookQuote(book, OptionalLong.of(micros / 1000), OptionalLong.of(micros));
  }

  private static Trade trade(Fields trade) {
    long type = trade.whole("type");
    if (type != 0 && type != 1) {
      throw trade.wrong("type", "0 or 1", type);
    }
    return new Trade(
        trade.dollarsText("price_str"),
        type == 0,
        trade.count("id"),
        OptionalLong.of(trade.epochMicrosText("microtimestamp") / 1000));
  }

  /** Both the ticker and the order book say it; a ticker may name its pair. */
  @Override
  public ExchangeEvent parseRest(String body) {
    return Frames.readOne(body, answer -> answer.has("bids") ? quote(answer) : ticker(answer));
  }

  private static Quote ticker(Fields answer) {
    if (answer.names("pair")) {
      answer.word("pair", Set.of("BTC/USD"));
    }
    return new Quote(answer.dollarsText("bid"), answer.dollarsText("ask"));
  }
}
