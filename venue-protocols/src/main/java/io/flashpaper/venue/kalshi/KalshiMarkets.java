// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

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
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The REST interface's market object. */
final class KalshiMarkets {
  private KalshiMarkets() {}

  static ListedMarket market(Fields m, String series) {
    CentEra.refuse(m, "volume", "volume_fp");
    CentEra.refuse(m, "yes_bid", "yes_bid_dollars");
    MarketId id = m.decode("ticker", m.text("ticker"), MarketId::new);
    MarketStatus status = m.decode("status", m.text("status"), KalshiMarkets::status);
    long openMs = m.timeMs("open_time");
    long closeMs = m.timeMs("close_time");
    StrikeRule rule = strikeRule(m);
    OptionalLong strike = strike(m, rule);
    List<PriceBand> bands = bands(m);
    Market market =
        m.decode(
            "close_time",
            m.text("close_time"),
            _ -> new Market(id, series, status, rule, strike, openMs, closeMs, bands));
    return new ListedMarket(
        market,
        m.quantity("volume_fp"),
        m.quantity("open_interest_fp"),
        settlement(m, status),
        m.time("updated_time"),
        m.has("exchange_index") ? OptionalInt.of(m.index("exchange_index")) : OptionalInt.empty(),
        m.textIfAny("event_ticker").orElse(""),
        KalshiFees.waivedUntilMs(m));
  }

  private static MarketStatus status(String text) {
    return switch (text) {
      case "initialized" -> MarketStatus.UNOPENED;
      case "active" -> MarketStatus.OPEN;
      case "inactive" -> MarketStatus.PAUSED;
      case "closed", "determined", "disputed", "amended" -> MarketStatus.CLOSED;
      case "finalized" -> MarketStatus.SETTLED;
      default -> throw new IllegalArgumentException("unknown status");
    };
  }

  /** Comes with the strike, some time after the open or never; unknown rules are no error. */
  private static StrikeRule strikeRule(Fields m) {
    boolean expected = m.has("floor_strike") || m.has("cap_strike") || m.names("strike_type");
    return switch (expected ? m.text("strike_type") : "") {
      case "greater" -> StrikeRule.GREATER;
      case "greater_or_equal" -> StrikeRule.GREATER_OR_EQUAL;
      case "less" -> StrikeRule.LESS;
      case "less_or_equal" -> StrikeRule.LESS_OR_EQUAL;
      default -> StrikeRule.OTHER;
    };
  }

  private static OptionalLong strike(Fields m, StrikeRule rule) {
    return switch (rule) {
      case GREATER, GREATER_OR_EQUAL -> OptionalLong.of(m.dollarsNumber("floor_strike"));
      case LESS, LESS_OR_EQUAL -> OptionalLong.of(m.dollarsNumber("cap_strike"));
      case OTHER -> OptionalLong.empty();
    };
  }

  private static List<PriceBand> bands(Fields m) {
    List<PriceBand> bands = m.objects("price_ranges").map(KalshiMarkets::band).toList();
    if (bands.isEmpty()) {
      throw new RefusedException(Refusal.MISSING_FIELD, "'price_ranges' is empty");
    }
    return bands;
  }

  private static PriceBand band(Fields range) {
    Price start = range.price("start");
    Price end = range.price("end");
    return range.decode(
        "step", range.text("step"), step -> new PriceBand(start, end, Price.of(step)));
  }

  /** Both fields are always there, and blank until they are known. */
  private static Optional<Settlement> settlement(Fields m, MarketStatus status) {
    String result = m.text("result");
    String expiration = m.text("expiration_value");
    if (status != MarketStatus.SETTLED || result.isEmpty()) {
      return Optional.empty();
    }
    OptionalLong value =
        expiration.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(m.rounded("expiration_value", expiration));
    Result outcome = m.decode("result", result, KalshiMarkets::result);
    Price yes = yesValue(m, outcome);
    return Optional.of(m.decode("result", result, _ -> new Settlement(outcome, yes, value)));
  }

  private static Result result(String text) {
    return switch (text) {
      case "yes" -> Result.YES;
      case "no" -> Result.NO;
      case "scalar" -> Result.SCALAR;
      default -> throw new IllegalArgumentException("unknown result");
    };
  }

  /** The field is optional: yes and no say themselves what they pay, a share does not. */
  private static Price yesValue(Fields m, Result result) {
    if (m.has("settlement_value_dollars") || result == Result.SCALAR) {
      return m.price("settlement_value_dollars");
    }
    return result == Result.YES ? Price.ONE : Price.ZERO;
  }
}
