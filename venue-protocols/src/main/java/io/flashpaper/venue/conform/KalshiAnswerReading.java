// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.conform;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.venue.conform.Outcome.Ignored;
import io.flashpaper.venue.conform.Outcome.Refused;
import io.flashpaper.venue.conform.Outcome.Understood;
import io.flashpaper.venue.kalshi.ExchangeStatus;
import io.flashpaper.venue.kalshi.KalshiAnswers;
import io.flashpaper.venue.kalshi.KalshiFees;
import io.flashpaper.venue.kalshi.ListedMarket;
import io.flashpaper.venue.kalshi.TradesAnswer;
import io.flashpaper.venue.kalshi.VenueError;
import io.flashpaper.venue.wire.RefusedException;
import java.util.List;
import java.util.stream.Stream;

/** Kalshi's REST answers, or single objects out of them. */
final class KalshiAnswerReading {
  private KalshiAnswerReading() {}

  static List<Outcome> read(Message message) {
    try {
      return outcomes(message.json().orElseThrow(), message.text());
    } catch (RefusedException e) {
      return List.of(Refused.of(e));
    }
  }

  private static List<Outcome> outcomes(JsonNode json, String text) {
    if (json.has("events")) {
      KalshiFees.Events events = KalshiFees.events(text);
      return entries(
          events.read().keySet().stream().map(_ -> Understood.of("fees")), events.refused());
    }
    if (json.has("event")) {
      return List.of(new Ignored("events"));
    }
    if (json.has("markets")) {
      KalshiAnswers.Markets markets = KalshiAnswers.markets(text, "");
      return entries(markets.read().stream().map(KalshiAnswerReading::market), markets.refused());
    }
    if (json.has("market")) {
      return List.of(market(KalshiAnswers.market(text, "")));
    }
    if (json.has("event_ticker")) {
      return json.has("status")
          ? List.of(market(KalshiAnswers.market("{\"market\":" + text + "}", "")))
          : List.of(new Ignored("events"));
    }
    return json.has("orderbooks") || json.has("orderbook_fp") || json.has("orderbook")
        ? books(json, text)
        : tradesAndOthers(json, text);
  }

  private static Outcome market(ListedMarket market) {
    return new Understood(
        market.settlement().isPresent() ? List.of("market", "settlement") : List.of("market"));
  }

  private static List<Outcome> books(JsonNode json, String text) {
    if (!json.has("orderbooks")) {
      KalshiAnswers.book(text);
      return List.of(Understood.of("book"));
    }
    KalshiAnswers.Books books = KalshiAnswers.books(text);
    return entries(books.read().keySet().stream().map(_ -> Understood.of("book")), books.refused());
  }

  private static List<Outcome> tradesAndOthers(JsonNode json, String text) {
    if (json.has("trades") || json.has("trade_id")) {
      TradesAnswer trades =
          TradesAnswer.of(
              json.has("trades") ? text : "{\"trades\":[" + text + "],\"cursor\":\"\"}");
      return entries(trades.read().stream().map(_ -> Understood.of("trade")), trades.refused());
    }
    if (json.has("exchange_active")) {
      ExchangeStatus.read(text);
      return List.of(Understood.of("status"));
    }
    if (json.path("series").isObject()) {
      KalshiFees.series(text);
      return List.of(Understood.of("fees"));
    }
    if (json.has("error") || json.has("msg") || json.has("message")) {
      return List.of(
          VenueError.describe(0, text).equals("HTTP 0")
              ? new Refused("WRONG_TYPE: an error that says nothing")
              : Understood.of("error"));
    }
    return List.of(new Ignored(unneeded(json)));
  }

  private static String unneeded(JsonNode json) {
    if (json.has("schedule")) {
      return "exchange schedule";
    } else if (json.has("series_fee_change_arr")) {
      return "fee changes";
    } else if (json.has("series")) {
      return "series";
    } else if (json.has("market_settled_ts")) {
      return "historical cutoff";
    }
    return "candlesticks";
  }

  /** One outcome for each entry; an empty list is an answer too. */
  private static List<Outcome> entries(
      Stream<? extends Outcome> read, List<RefusedException> refused) {
    List<Outcome> outcomes =
        Stream.<Outcome>concat(read, refused.stream().map(Refused::of)).toList();
    return outcomes.isEmpty() ? List.of(Understood.of("empty list")) : outcomes;
  }
}
