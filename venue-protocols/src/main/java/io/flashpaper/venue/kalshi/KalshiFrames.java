// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import io.flashpaper.model.Book;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.WindowAverage;
import io.flashpaper.venue.kalshi.KalshiFrame.Body;
import io.flashpaper.venue.kalshi.KalshiFrame.Delta;
import io.flashpaper.venue.kalshi.KalshiFrame.Denied;
import io.flashpaper.venue.kalshi.KalshiFrame.IndexValue;
import io.flashpaper.venue.kalshi.KalshiFrame.Lifecycle;
import io.flashpaper.venue.kalshi.KalshiFrame.Malformed;
import io.flashpaper.venue.kalshi.KalshiFrame.Other;
import io.flashpaper.venue.kalshi.KalshiFrame.Print;
import io.flashpaper.venue.kalshi.KalshiFrame.Snapshot;
import io.flashpaper.venue.kalshi.KalshiFrame.Subscribed;
import io.flashpaper.venue.kalshi.KalshiFrame.Totals;
import io.flashpaper.venue.wire.Fields;
import io.flashpaper.venue.wire.Refusal;
import io.flashpaper.venue.wire.RefusedException;
import java.util.Optional;
import java.util.OptionalLong;

/** From text to frame, strictly. */
public final class KalshiFrames {
  private final boolean yesPriced;

  /**
   * @param yesPriced whether NO levels come in YES prices, as asked for when subscribing
   */
  public KalshiFrames(boolean yesPriced) {
    this.yesPriced = yesPriced;
  }

  /** Reads a text; what cannot be read is {@code Malformed}, with its numbers if it has them. */
  public KalshiFrame read(String text) {
    Fields frame;
    try {
      frame = Fields.parse(text);
    } catch (RefusedException e) {
      OptionalLong none = OptionalLong.empty();
      return new KalshiFrame(none, none, none, malformed(e));
    }
    try {
      OptionalLong id = number(frame, "id");
      OptionalLong seq = number(frame, "seq");
      String type = frame.text("type");
      OptionalLong sid =
          type.equals("subscribed") ? number(frame.object("msg"), "sid") : number(frame, "sid");
      return new KalshiFrame(id, sid, seq, body(type, frame));
    } catch (RefusedException e) {
      OptionalLong none = OptionalLong.empty();
      return new KalshiFrame(none, none, none, malformed(e));
    }
  }

  private static Malformed malformed(RefusedException e) {
    return new Malformed(e.refusal(), e.reason());
  }

  private static OptionalLong number(Fields fields, String name) {
    return fields.has(name) ? OptionalLong.of(fields.whole(name)) : OptionalLong.empty();
  }

  private Body body(String type, Fields frame) {
    try {
      return switch (type) {
        case "subscribed" -> new Subscribed(frame.object("msg").text("channel"));
        case "error" -> denied(frame.object("msg"));
        case "orderbook_snapshot" -> snapshot(frame.object("msg"));
        case "orderbook_delta" -> delta(frame.object("msg"));
        case "ticker" -> totals(frame.object("msg"));
        case "trade" -> print(frame.object("msg"));
        case "market_lifecycle_v2" -> new Lifecycle(market(frame.object("msg")));
        case "cfbenchmarks_value" -> indexValue(frame.object("msg"));
        default -> new Other();
      };
    } catch (RefusedException e) {
      return malformed(e);
    }
  }

  private static MarketId market(Fields message) {
    return message.decode("market_ticker", message.text("market_ticker"), MarketId::new);
  }

  private static Denied denied(Fields message) {
    return new Denied(message.whole("code"), message.textOrEmpty("msg"));
  }

  private Snapshot snapshot(Fields message) {
    refuseCents(message, "yes", "yes_dollars_fp");
    refuseCents(message, "no", "no_dollars_fp");
    refuseCents(message, "yes_dollars", "yes_dollars_fp");
    refuseCents(message, "no_dollars", "no_dollars_fp");
    return new Snapshot(
        market(message),
        new Book(
            KalshiLevels.ladder(message, "yes_dollars_fp", false),
            KalshiLevels.ladder(message, "no_dollars_fp", yesPriced)));
  }

  private Delta delta(Fields message) {
    refuseCents(message, "price", "price_dollars");
    refuseCents(message, "delta", "delta_fp");
    Side side = message.decode("side", message.text("side"), KalshiLevels::side);
    Price price = message.price("price_dollars");
    return new Delta(
        market(message),
        side,
        yesPriced && side == Side.NO ? price.complement() : price,
        message.signedHundredths("delta_fp"));
  }

  private static Totals totals(Fields message) {
    refuseCents(message, "volume", "volume_fp");
    return new Totals(
        market(message), message.quantity("volume_fp"), message.quantity("open_interest_fp"));
  }

  private static Print print(Fields message) {
    refuseCents(message, "yes_price", "yes_price_dollars");
    String taker = message.has("taker_outcome_side") ? "taker_outcome_side" : "taker_side";
    return new Print(
        market(message),
        message.text("trade_id"),
        message.decode(taker, message.text(taker), KalshiLevels::side),
        message.price("yes_price_dollars"),
        message.quantity("count_fp"),
        message.whole("ts_ms"),
        message.has("is_block_trade") && message.flag("is_block_trade"));
  }

  private static IndexValue indexValue(Fields message) {
    Fields data = Fields.parse(message.text("data"));
    return new IndexValue(
        message.text("index_id"),
        data.microsText("value"),
        data.whole("time"),
        average(message, "avg_60s_data"),
        average(message, "last_60s_windowed_average_15min"));
  }

  private static Optional<WindowAverage> average(Fields message, String name) {
    if (!message.has(name)) {
      return Optional.empty();
    }
    Fields average = message.object(name);
    return Optional.of(
        new WindowAverage(
            average.roundedMicrosText("value"), Math.toIntExact(average.whole("window_size"))));
  }

  static void refuseCents(Fields message, String old, String current) {
    if (message.has(old) && !message.has(current)) {
      throw new RefusedException(
          Refusal.CENT_ERA,
          "'%s' without '%s': the form of before March 2026 is refused".formatted(old, current));
    }
  }
}
