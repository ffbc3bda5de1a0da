// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.conform;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.venue.exchange.BinanceUs;
import io.flashpaper.venue.exchange.Bitstamp;
import io.flashpaper.venue.exchange.Coinbase;
import io.flashpaper.venue.exchange.CoinbaseAdvanced;
import io.flashpaper.venue.exchange.Exchange;
import io.flashpaper.venue.exchange.ExchangeEvent;
import io.flashpaper.venue.exchange.ExchangeEvent.Ignored;
import io.flashpaper.venue.exchange.ExchangeEvent.Malformed;
import io.flashpaper.venue.exchange.Kraken;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads messages of every dialect, by the parser that the services use for it. */
final class Dialects {
  /** Answers of the exchanges that we know and do not need, by a field only they have. */
  private static final Map<String, String> UNNEEDED =
      Map.of(
          "iso", "server time",
          "errors", "error answer",
          "products", "products",
          "rateLimits", "exchange information",
          "price", "last price");

  private static final Exchange COINBASE = new Coinbase();
  private static final Exchange COINBASE_ADVANCED = new CoinbaseAdvanced();
  private static final Exchange KRAKEN = new Kraken();
  private static final Exchange BITSTAMP = new Bitstamp();
  private static final Exchange BINANCE_US = new BinanceUs();

  private final KalshiStreamReading kalshi = new KalshiStreamReading();

  /** What the stream's books are at the end. */
  KalshiStreamReading kalshi() {
    return kalshi;
  }

  /** Reads one message. */
  List<Outcome> read(Dialect dialect, Message message) {
    return switch (dialect) {
      case KALSHI -> kalshi.read(message);
      case KALSHI_REST -> KalshiAnswerReading.read(message);
      case COINBASE -> frame(COINBASE, message);
      case COINBASE_ADVANCED -> frame(COINBASE_ADVANCED, message);
      case COINBASE_REST -> answer(COINBASE, message);
      case COINBASE_ADVANCED_REST -> answer(COINBASE_ADVANCED, message);
      case KRAKEN -> frame(KRAKEN, message);
      case KRAKEN_V1 -> List.of(new Outcome.Ignored("v1 " + KrakenV1.kind(message)));
      case KRAKEN_REST -> krakenAnswer(message);
      case BITSTAMP -> frame(BITSTAMP, message);
      case BITSTAMP_REST -> answer(BITSTAMP, message);
      case BINANCE_US -> frame(BINANCE_US, message);
      case BINANCE_US_REST -> answer(BINANCE_US, message);
    };
  }

  private static List<Outcome> frame(Exchange exchange, Message message) {
    return List.of(outcome(exchange.parse(message.text())));
  }

  private static List<Outcome> answer(Exchange exchange, Message message) {
    JsonNode json = message.json().orElseThrow();
    if (json.isArray()) {
      return List.of(new Outcome.Ignored("trading pairs"));
    }
    boolean hasQuote = json.has("bid") || json.has("bidPrice") || json.has("best_bid");
    return UNNEEDED.keySet().stream()
        .sorted()
        .filter(field -> !hasQuote && json.has(field))
        .findFirst()
        .<List<Outcome>>map(field -> List.of(new Outcome.Ignored(unneeded(field))))
        .orElseGet(() -> List.of(outcome(List.of(exchange.parseRest(message.text())))));
  }

  private static String unneeded(String field) {
    return UNNEEDED.getOrDefault(field, field);
  }

  private static List<Outcome> krakenAnswer(Message message) {
    JsonNode result = message.json().orElseThrow().path("result");
    if (result.has("unixtime") || result.has("status")) {
      return List.of(new Outcome.Ignored(result.has("status") ? "system status" : "server time"));
    }
    return answer(KRAKEN, message);
  }

  private static Outcome outcome(List<ExchangeEvent> events) {
    for (ExchangeEvent event : events) {
      if (event instanceof Malformed malformed) {
        return new Outcome.Refused(malformed.refusal() + ": " + malformed.reason());
      }
    }
    List<String> kinds =
        events.stream().filter(e -> !(e instanceof Ignored)).map(Dialects::kind).toList();
    return kinds.isEmpty() && events.getFirst() instanceof Ignored ignored
        ? new Outcome.Ignored(ignored.kind())
        : new Outcome.Understood(kinds);
  }

  private static String kind(ExchangeEvent event) {
    return event.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
