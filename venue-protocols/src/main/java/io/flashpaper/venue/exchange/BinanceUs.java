// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.exchange;

import io.flashpaper.venue.exchange.ExchangeEvent.Ack;
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
 * Binance.US: the address names the streams, and a wrong name brings silence, not an error. So the
 * first quote counts as the acknowledgement, and has a deadline.
 */
public final class BinanceUs implements Exchange {
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
    return new Keepalive(Optional.empty(), Duration.ofSeconds(20), Duration.ofSeconds(45));
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
    if (!frame.has("stream")) {
      return List.of(new Ignored());
    }
    Fields data = frame.object("data");
    return switch (frame.text("stream")) {
      case QUOTES ->
          List.of(new Ack(QUOTES), new Quote(data.microsText("b"), data.microsText("a")));
      case TRADES ->
          List.of(new Trade(data.microsText("p"), !data.flag("m"), Long.toString(data.whole("t"))));
      default -> List.of(new Ignored());
    };
  }

  @Override
  public ExchangeEvent parseRest(String body) {
    return Frames.readOne(
        body, ticker -> new Quote(ticker.microsText("bidPrice"), ticker.microsText("askPrice")));
  }
}
