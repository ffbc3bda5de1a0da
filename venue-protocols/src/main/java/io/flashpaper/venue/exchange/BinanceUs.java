// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.exchange;

import io.flashpaper.venue.exchange.ExchangeEvent.Ack;
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
 * Binance.US: the address names the streams, and a wrong name brings silence, not an error. So the
 * first quote counts as the acknowledgement, and has a deadline.
 */
public final class BinanceUs implements Exchange {
  private static final String SYMBOL = "BTCUSD";
  private static final String BOOK_TICKER = "bookTicker";
  private static final Set<String> KNOWN =
      Set.of("aggTrade", "depth", "depthUpdate", "kline", "24hrTicker", "24hrMiniTicker");
  private static final String QUOTES = "btcusd@bookTicker";
  private static final String TRADES = "btcusd@trade";

  @Override
  public String id() {
    return "binance_us";
  }

  @Override
  public URI defaultWsUrl() {
    return URI.create("wss://stream.binance.us:9443/stream?streams=btcusd@bookTicker/btcusd@trade");
  }

  @Override
  public URI defaultRestUrl() {
    return URI.create("https://api.binance.us/api/v3/ticker/bookTicker?symbol=BTCUSD");
  }

  @Override
  public List<Subscription> subscriptions() {
    return List.of(new Subscription(Optional.empty(), List.of(QUOTES), Duration.ofSeconds(60)));
  }

  @Override
  public Keepalive keepalive() {
    return new Keepalive(
        Optional.empty(), Duration.ofSeconds(10), Duration.ofSeconds(5), Optional.empty());
  }

  /** A thin market: a minute without a change of the touch is nothing unusual. */
  @Override
  public Duration dataLimit() {
    return Duration.ofMinutes(2);
  }

  /** The exchange cuts a connection at 24 hours. */
  @Override
  public Optional<Duration> maxAge() {
    return Optional.of(Duration.ofMinutes(23 * 60 + 45));
  }

  @Override
  public List<ExchangeEvent> parse(String frame) {
    return Frames.read(frame, BinanceUs::events);
  }

  private static List<ExchangeEvent> events(Fields frame) {
    if (frame.has("error")) {
      return List.of(new Denied(frame.object("error").text("msg")));
    }
    if (frame.has("code")) {
      return List.of(new Denied(frame.text("msg")));
    }
    if (!frame.names("stream")) {
      return raw(frame);
    }
    Fields data = frame.object("data");
    return switch (frame.text("stream")) {
      case QUOTES -> quote(data);
      case TRADES -> trade(data);
      case String stream -> List.of(other(stream.substring(stream.indexOf('@') + 1)));
    };
  }

  /** A frame of an address of one stream: a quote is told by what it has. */
  private static List<ExchangeEvent> raw(Fields frame) {
    if (frame.names("result")) {
      return List.of(new Ignored("reply"));
    }
    String kind = frame.names("u") && !frame.names("e") ? BOOK_TICKER : frame.text("e");
    return switch (kind) {
      case BOOK_TICKER -> isOurs(frame) ? quote(frame) : List.of(other(kind));
      case "trade" -> isOurs(frame) ? trade(frame) : List.of(other(kind));
      case "serverShutdown" -> List.of(new ReconnectPlease());
      default -> List.of(other(kind));
    };
  }

  private static boolean isOurs(Fields frame) {
    return frame.text("s").equals(SYMBOL);
  }

  private static ExchangeEvent other(String kind) {
    return switch (kind) {
      case BOOK_TICKER, "trade" -> new Ignored(kind + " of another pair");
      default -> Frames.ignored(kind.replaceFirst("[@_].*", ""), KNOWN);
    };
  }

  private static List<ExchangeEvent> quote(Fields data) {
    data.word("s", Set.of(SYMBOL));
    return List.of(
        new Ack(QUOTES),
        new Quote(
            data.dollarsText("b"),
            data.dollarsText("a"),
            OptionalLong.empty(),
            OptionalLong.of(data.count("u"))));
  }

  private static List<ExchangeEvent> trade(Fields data) {
    data.word("s", Set.of(SYMBOL));
    return List.of(
        new Trade(
            data.dollarsText("p"),
            !data.flag("m"),
            data.count("t"),
            OptionalLong.of(data.epochMs("T"))));
  }

  @Override
  public ExchangeEvent parseRest(String body) {
    return Frames.readOne(
        body,
        ticker -> {
          ticker.word("symbol", Set.of(SYMBOL));
          return new Quote(ticker.dollarsText("bidPrice"), ticker.dollarsText("askPrice"));
        });
  }
}
