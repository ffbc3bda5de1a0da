// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.strict;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.flashpaper.venue.exchange.BinanceUs;
import io.flashpaper.venue.exchange.Bitstamp;
import io.flashpaper.venue.exchange.Coinbase;
import io.flashpaper.venue.exchange.CoinbaseAdvanced;
import io.flashpaper.venue.exchange.Exchange;
import io.flashpaper.venue.exchange.ExchangeEvent;
import io.flashpaper.venue.exchange.Kraken;
import io.flashpaper.venue.kalshi.ExchangeStatus;
import io.flashpaper.venue.kalshi.KalshiAnswers;
import io.flashpaper.venue.kalshi.KalshiFees;
import io.flashpaper.venue.kalshi.KalshiFrame;
import io.flashpaper.venue.kalshi.KalshiFrames;
import io.flashpaper.venue.kalshi.TradesAnswer;
import io.flashpaper.venue.wire.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Every parser by name, and healthy samples of everything it reads. */
final class Parsers {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  /** From a text to the reason why it was refused, if it was. */
  interface Parser extends Function<String, Optional<String>> {}

  private Parsers() {}

  /** All parsers. */
  static Map<String, Parser> all() {
    Map<String, Parser> parsers = new TreeMap<>();
    for (Exchange exchange :
        List.of(
            new Coinbase(),
            new CoinbaseAdvanced(),
            new Kraken(),
            new Bitstamp(),
            new BinanceUs())) {
      parsers.put(exchange.id(), text -> refused(exchange.parse(text)));
      parsers.put(exchange.id() + " rest", text -> refused(List.of(exchange.parseRest(text))));
    }
    KalshiFrames frames = new KalshiFrames(true);
    parsers.put("kalshi", text -> refused(frames.read(text)));
    parsers.put("kalshi markets", answer(text -> KalshiAnswers.markets(text, "S").refused()));
    parsers.put("kalshi market", answer(text -> none(KalshiAnswers.market(text, "S"))));
    parsers.put("kalshi books", answer(text -> KalshiAnswers.books(text).refused()));
    parsers.put("kalshi book", answer(text -> none(KalshiAnswers.book(text))));
    parsers.put("kalshi trades", answer(text -> TradesAnswer.of(text).refused()));
    parsers.put("kalshi series", answer(text -> none(KalshiFees.series(text))));
    parsers.put("kalshi events", answer(text -> KalshiFees.events(text).refused()));
    parsers.put("kalshi status", answer(text -> none(ExchangeStatus.read(text))));
    return parsers;
  }

  /** Healthy messages by parser and name. */
  static JsonNode samples() {
    return resource("samples.json");
  }

  /** The healthy messages of one parser. */
  static List<String> samplesOf(String parser) {
    return samples().get(parser).properties().stream().map(s -> s.getValue().toString()).toList();
  }

  static JsonNode resource(String name) {
    try (InputStream in = Parsers.class.getResourceAsStream("/io/flashpaper/venue/" + name)) {
      return MAPPER.readTree(Objects.requireNonNull(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<String> refused(List<ExchangeEvent> events) {
    return events.stream()
        .filter(ExchangeEvent.Malformed.class::isInstance)
        .map(e -> ((ExchangeEvent.Malformed) e).reason())
        .findFirst();
  }

  private static Optional<String> refused(KalshiFrame frame) {
    return frame.body() instanceof KalshiFrame.Malformed m
        ? Optional.of(m.reason())
        : Optional.empty();
  }

  private static List<RefusedException> none(Object read) {
    Objects.requireNonNull(read);
    return List.of();
  }

  private static Parser answer(Function<String, List<RefusedException>> reader) {
    return text -> {
      try {
        return reader.apply(text).stream().map(RefusedException::reason).findFirst();
      } catch (RefusedException e) {
        return Optional.of(e.reason());
      }
    };
  }
}
