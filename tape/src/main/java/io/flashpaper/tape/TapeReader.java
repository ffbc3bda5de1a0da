// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tape;

import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketFees;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.PriceBand;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.Side;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.model.event.Contribution;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.MarketState;
import io.flashpaper.model.event.TapeEvent.BookDelta;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.FeedModeChanged;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.event.TapeEvent.MarketGraded;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.event.TapeEvent.OfficialIndexTick;
import io.flashpaper.model.event.TapeEvent.PublicTrade;
import io.flashpaper.model.event.VenueState;
import io.flashpaper.model.event.WindowAverage;
import java.util.Optional;

/** The inverse of {@link TapeWriter}. */
final class TapeReader {
  private TapeReader() {}

  static IndexTick indexTick(Fields in) {
    return new IndexTick(
        in.number("timeMs"),
        in.optionalMicros("price"),
        in.word("status", IndexStatus.class),
        in.number("dispersionCentiBps"),
        in.optionalNumber("volatilityPpm"),
        in.optionalNumber("volatilityRatioPpm"),
        in.list(
            "contributions",
            c ->
                new Contribution(
                    c.text("venue"),
                    c.micros("bid"),
                    c.micros("ask"),
                    c.number("ageMs"),
                    c.word("state", VenueState.class))));
  }

  static OfficialIndexTick officialIndexTick(Fields in) {
    return new OfficialIndexTick(
        in.number("timeMs"),
        in.text("index"),
        in.micros("value"),
        in.number("sourceTimeMs"),
        in.optionalObject("lastMinute").map(TapeReader::windowAverage),
        in.optionalObject("closingMinute").map(TapeReader::windowAverage));
  }

  private static WindowAverage windowAverage(Fields in) {
    return new WindowAverage(in.micros("value"), in.count("samples"));
  }

  static BookSnapshot bookSnapshot(Fields in) {
    return new BookSnapshot(
        in.number("timeMs"), in.market(), book(in), in.word("source", FeedMode.class));
  }

  static BookDelta bookDelta(Fields in) {
    return new BookDelta(
        in.number("timeMs"),
        in.market(),
        in.word("side", Side.class),
        in.price("price"),
        in.hundredths("delta"));
  }

  static PublicTrade publicTrade(Fields in) {
    return new PublicTrade(
        in.number("timeMs"),
        in.market(),
        in.text("tradeId"),
        in.word("takerSide", Side.class),
        in.price("yesPrice"),
        in.quantity("quantity"),
        in.number("venueTimeMs"),
        in.has("block") && in.flag("block"));
  }

  static MarketSettled marketSettled(Fields in) {
    return new MarketSettled(
        in.number("timeMs"),
        in.market(),
        new Settlement(
            in.word("result", Settlement.Result.class),
            in.price("yesValue"),
            in.optionalMicros("expirationValue")));
  }

  static FeedModeChanged feedModeChanged(Fields in) {
    return new FeedModeChanged(
        in.number("timeMs"), in.text("venue"), in.word("mode", FeedMode.class), in.text("reason"));
  }

  static KeyFrame keyFrame(Fields in) {
    return new KeyFrame(
        in.number("timeMs"),
        in.list("markets", TapeReader::marketState),
        in.optionalObject("index").map(TapeReader::indexTick),
        in.list("modes", TapeReader::feedModeChanged));
  }

  private static MarketState marketState(Fields in) {
    return new MarketState(
        market(in),
        in.has("yesBids") ? Optional.of(book(in)) : Optional.empty(),
        in.quantity("volume"),
        in.quantity("openInterest"),
        in.optionalObject("health").map(TapeReader::health).orElse(FeedHealth.NOT_GRADED));
  }

  static MarketGraded marketGraded(Fields in) {
    return new MarketGraded(in.number("timeMs"), in.market(), health(in));
  }

  private static FeedHealth health(Fields in) {
    return new FeedHealth(
        in.word("grade", FeedGrade.class), in.word("source", FeedMode.class), in.text("reason"));
  }

  static Market market(Fields in) {
    return new Market(
        in.market(),
        in.text("series"),
        in.word("status", MarketStatus.class),
        in.word("strikeRule", StrikeRule.class),
        in.optionalMicros("strike"),
        in.number("openTimeMs"),
        in.number("closeTimeMs"),
        in.list(
            "priceBands",
            band -> new PriceBand(band.price("start"), band.price("end"), band.price("step"))),
        in.optionalObject("fees").map(TapeReader::fees));
  }

  private static MarketFees fees(Fields in) {
    return new MarketFees(
        in.text("type"), in.micros("multiplier"), in.optionalNumber("waivedUntilMs"));
  }

  private static Book book(Fields in) {
    return new Book(in.ladder("yesBids"), in.ladder("noBids"));
  }
}
