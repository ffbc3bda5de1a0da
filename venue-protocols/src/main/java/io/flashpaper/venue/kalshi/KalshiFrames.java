// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.WindowAverage;
import io.flashpaper.venue.kalshi.KalshiFrame.Body;
import io.flashpaper.venue.kalshi.KalshiFrame.Confirmed;
import io.flashpaper.venue.kalshi.KalshiFrame.Delta;
import io.flashpaper.venue.kalshi.KalshiFrame.Denied;
import io.flashpaper.venue.kalshi.KalshiFrame.FeesChanged;
import io.flashpaper.venue.kalshi.KalshiFrame.IndexValue;
import io.flashpaper.venue.kalshi.KalshiFrame.Lifecycle;
import io.flashpaper.venue.kalshi.KalshiFrame.Malformed;
import io.flashpaper.venue.kalshi.KalshiFrame.Other;
import io.flashpaper.venue.kalshi.KalshiFrame.Snapshot;
import io.flashpaper.venue.kalshi.KalshiFrame.Subscribed;
import io.flashpaper.venue.kalshi.KalshiFrame.Totals;
import io.flashpaper.venue.wire.Fields;
import io.flashpaper.venue.wire.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** From text to frame, strictly. */
public final class KalshiFrames {
  private static final List<String> NUMBERS = List.of("id", "sid", "seq");
  private static final Set<String> SIDES = Set.of("yes_dollars_fp", "no_dollars_fp");
  private static final int LONGEST_WINDOW = 100_000;

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
      return new KalshiFrame(none, none, none, none, malformed(e));
    }
    return new KalshiFrame(
        frame.countIfAny("id"), sid(frame), frame.countIfAny("seq"), venueMs(frame), body(frame));
  }

  /** A snapshot does not say when its book stood: when it was sent is all there is. */
  private static OptionalLong venueMs(Fields frame) {
    OptionalLong happened =
        frame.objectIfAny("msg").map(m -> m.epochMsIfAny("ts_ms")).orElse(OptionalLong.empty());
    return happened.isPresent() ? happened : frame.epochMsIfAny("sending_ts_ms");
  }

  /** Only an acknowledgement has it within its message. */
  private static OptionalLong sid(Fields frame) {
    OptionalLong sid = frame.countIfAny("sid");
    return sid.isPresent()
        ? sid
        : frame.objectIfAny("msg").map(m -> m.countIfAny("sid")).orElse(sid);
  }

  private Body body(Fields frame) {
    try {
      NUMBERS.stream().filter(frame::names).forEach(frame::count);
      return body(frame.text("type"), frame);
    } catch (RefusedException e) {
      return malformed(
          frame
              .objectIfAny("msg")
              .flatMap(message -> message.textIfAny("market_ticker"))
              .map(ticker -> e.of(new MarketId(ticker)))
              .orElse(e));
    }
  }

  private static Malformed malformed(RefusedException e) {
    return new Malformed(e.refusal(), e.reason(), e.market());
  }

  private Body body(String type, Fields frame) {
    return switch (type) {
      case "subscribed" -> acknowledged(frame.object("msg"));
      case "ok" -> new Confirmed(type);
      case "unsubscribed" -> new Confirmed(sequenced(frame).text("type"));
      case "error" -> denied(frame.object("msg"));
      case "orderbook_snapshot" -> snapshot(sequenced(frame).object("msg"));
      case "orderbook_delta" -> delta(sequenced(frame).object("msg"));
      case "ticker" -> totals(subscribed(frame));
      case "trade" -> KalshiPrints.streamed(subscribed(frame));
      case "market_lifecycle_v2" -> lifecycle(subscribed(frame));
      case "event_fee_update" -> new FeesChanged(subscribed(frame).text("event_ticker"));
      case "cfbenchmarks_value" -> indexValue(sequenced(frame).object("msg"));
      default -> new Other(type);
    };
  }

  /** What a message says that belongs to a subscription. */
  private static Fields subscribed(Fields frame) {
    frame.count("sid");
    return frame.object("msg");
  }

  /** Without its numbers a message could be lost unnoticed. */
  private static Fields sequenced(Fields frame) {
    frame.count("sid");
    frame.count("seq");
    return frame;
  }

  private static MarketId market(Fields message) {
    return message.decode("market_ticker", message.text("market_ticker"), MarketId::new);
  }

  private static Subscribed acknowledged(Fields message) {
    message.count("sid");
    return new Subscribed(message.text("channel"));
  }

  private static Denied denied(Fields message) {
    return new Denied(message.whole("code"), message.text("msg"));
  }

  private Snapshot snapshot(Fields message) {
    CentEra.refuse(message, "yes", "yes_dollars_fp");
    CentEra.refuse(message, "no", "no_dollars_fp");
    CentEra.refuse(message, "yes_dollars", "yes_dollars_fp");
    CentEra.refuse(message, "no_dollars", "no_dollars_fp");
    return new Snapshot(
        market(message),
        new Book(
            side(message, "yes_dollars_fp", false), side(message, "no_dollars_fp", yesPriced)));
  }

  /**
   * A side without bids is not in the message at all. Unless there is a list by another name: then
   * the side may have been renamed, and an empty one would be a lie.
   */
  private static Ladder side(Fields message, String name, boolean complement) {
    if (message.names(name)) {
      return KalshiLevels.ladder(message, name, complement);
    }
    if (message.hasOtherList(SIDES)) {
      throw message.wrong(name, "there, though the message has a list", "missing");
    }
    return Ladder.EMPTY;
  }

  private Delta delta(Fields message) {
    CentEra.refuse(message, "price", "price_dollars");
    CentEra.refuse(message, "delta", "delta_fp");
    Side side = message.decode("side", message.text("side"), KalshiLevels::side);
    Price price =
        message.decode("price_dollars", message.text("price_dollars"), KalshiLevels::price);
    return new Delta(
        market(message),
        side,
        yesPriced && side == Side.NO ? price.complement() : price,
        message.signedHundredths("delta_fp"));
  }

  private static Totals totals(Fields message) {
    CentEra.refuse(message, "volume", "volume_fp");
    return new Totals(
        market(message), message.quantity("volume_fp"), message.quantity("open_interest_fp"));
  }

  private static Lifecycle lifecycle(Fields message) {
    message.text("event_type");
    return new Lifecycle(market(message));
  }

  private static IndexValue indexValue(Fields message) {
    String index = message.text("index_id");
    Fields data = Fields.parse(message.text("data"));
    data.word("id", Set.of(index));
    return new IndexValue(
        index,
        data.roundedDollarsText("value"),
        data.epochMs("time"),
        Optional.of(average(message.object("avg_60s_data"))),
        message.names("last_60s_windowed_average_15min")
            ? Optional.of(average(message.object("last_60s_windowed_average_15min")))
            : Optional.empty());
  }

  private static WindowAverage average(Fields average) {
    long samples = average.count("window_size");
    if (samples > LONGEST_WINDOW) {
      throw average.wrong("window_size", "a count of prints", samples);
    }
    return new WindowAverage(average.roundedDollarsText("value"), (int) samples);
  }
}
