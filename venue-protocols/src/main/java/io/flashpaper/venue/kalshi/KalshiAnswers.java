// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import io.flashpaper.model.Book;
import io.flashpaper.model.FixedPoint;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.PriceBand;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.Settlement.Result;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.venue.wire.Fields;
import io.flashpaper.venue.wire.Refusal;
import io.flashpaper.venue.wire.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** From REST answers to values, strictly: a market that cannot be read does not hide the others. */
public final class KalshiAnswers {
  private KalshiAnswers() {}

  /**
   * One page of markets.
   *
   * @param read those that could be read
   * @param refused why the others could not
   * @param cursor asks for the next page; empty after the last
   */
  public record Markets(List<ListedMarket> read, List<RefusedException> refused, String cursor) {}

  /** An answer to {@code GET /markets}. */
  public static Markets markets(String body, String series) {
    List<ListedMarket> read = new ArrayList<>();
    List<RefusedException> refused = new ArrayList<>();
    Fields answer = Fields.parse(body);
    answer
        .objects("markets")
        .forEach(
            market -> {
              try {
                read.add(market(market, series));
              } catch (RefusedException e) {
                refused.add(e);
              }
            });
    return new Markets(read, refused, answer.textOrEmpty("cursor"));
  }

  /** An answer to {@code GET /markets/{ticker}}. */
  public static ListedMarket market(String body, String series) {
    return market(Fields.parse(body).object("market"), series);
  }

  /** An answer to {@code GET /markets/orderbooks}: books by ticker. */
  public static Map<MarketId, Book> books(String body) {
    Map<MarketId, Book> books = new TreeMap<>();
    Fields.parse(body)
        .objects("orderbooks")
        .forEach(
            entry -> {
              books.put(entry.decode("ticker", entry.text("ticker"), MarketId::new), book(entry));
            });
    return books;
  }

  /** An answer to {@code GET /markets/{ticker}/orderbook}. */
  public static Book book(String body) {
    return book(Fields.parse(body));
  }

  private static Book book(Fields entry) {
    KalshiFrames.refuseCents(entry, "orderbook", "orderbook_fp");
    Fields book = entry.object("orderbook_fp");
    return new Book(
        KalshiLevels.ladder(book, "yes_dollars", false),
        KalshiLevels.ladder(book, "no_dollars", false));
  }

  private static ListedMarket market(Fields m, String series) {
    KalshiFrames.refuseCents(m, "volume", "volume_fp");
    KalshiFrames.refuseCents(m, "yes_bid", "yes_bid_dollars");
    MarketStatus status = m.decode("status", m.text("status"), KalshiAnswers::status);
    StrikeRule rule = strikeRule(m.textOrEmpty("strike_type"));
    Market market =
        m.decode(
            "close_time",
            m.text("ticker"),
            ticker ->
                new Market(
                    new MarketId(ticker),
                    series,
                    status,
                    rule,
                    strike(m, rule),
                    m.time("open_time").toEpochMilli(),
                    m.time("close_time").toEpochMilli(),
                    m.objects("price_ranges").map(KalshiAnswers::band).toList()));
    return new ListedMarket(
        market,
        m.quantity("volume_fp"),
        m.quantity("open_interest_fp"),
        status == MarketStatus.SETTLED ? settlement(m) : Optional.empty(),
        m.time("updated_time"),
        m.has("exchange_index")
            ? OptionalInt.of(Math.toIntExact(m.whole("exchange_index")))
            : OptionalInt.empty());
  }

  private static MarketStatus status(String text) {
    return switch (text) {
      case "initialized" -> MarketStatus.UNOPENED;
      case "active" -> MarketStatus.OPEN;
      case "inactive" -> MarketStatus.PAUSED;
      case "closed", "determined", "disputed", "amended" -> MarketStatus.CLOSED;
      case "finalized" -> MarketStatus.SETTLED;
      default -> throw new IllegalArgumentException("unknown status '" + text + "'");
    };
  }

  private static StrikeRule strikeRule(String text) {
    return switch (text) {
      case "greater" -> StrikeRule.GREATER;
      case "greater_or_equal" -> StrikeRule.GREATER_OR_EQUAL;
      case "less" -> StrikeRule.LESS;
      case "less_or_equal" -> StrikeRule.LESS_OR_EQUAL;
      default -> StrikeRule.OTHER;
    };
  }

  private static OptionalLong strike(Fields m, StrikeRule rule) {
    return switch (rule) {
      case GREATER, GREATER_OR_EQUAL -> number(m, "floor_strike");
      case LESS, LESS_OR_EQUAL -> number(m, "cap_strike");
      case OTHER -> OptionalLong.empty();
    };
  }

  private static OptionalLong number(Fields m, String name) {
    return m.has(name) ? OptionalLong.of(m.microsNumber(name)) : OptionalLong.empty();
  }

  private static PriceBand band(Fields range) {
    return range.decode(
        "step",
        range.text("step"),
        step -> new PriceBand(range.price("start"), range.price("end"), Price.of(step)));
  }

  private static Optional<Settlement> settlement(Fields m) {
    String result = m.text("result");
    if (result.isEmpty()) {
      return Optional.empty();
    }
    String expiration = m.textOrEmpty("expiration_value");
    OptionalLong value =
        expiration.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(
                m.decode("expiration_value", expiration, text -> FixedPoint.parse(text, 6)));
    return Optional.of(
        m.decode("result", result, text -> new Settlement(result(text), yesValue(m, text), value)));
  }

  private static Result result(String text) {
    return switch (text) {
      case "yes" -> Result.YES;
      case "no" -> Result.NO;
      case "scalar" -> Result.SCALAR;
      default -> throw new IllegalArgumentException("unknown result '" + text + "'");
    };
  }

  /** The field is optional: yes and no say themselves what they pay, a share does not. */
  private static Price yesValue(Fields m, String result) {
    if (m.has("settlement_value_dollars")) {
      return m.price("settlement_value_dollars");
    }
    return switch (result(result)) {
      case YES -> Price.ONE;
      case NO -> Price.ZERO;
      case SCALAR ->
          throw new RefusedException(
              Refusal.MISSING_FIELD, "'settlement_value_dollars' is missing");
    };
  }
}
