// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tape;

import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketFees;
import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.model.event.MarketState;
import io.flashpaper.model.event.TapeEvent.BookDelta;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.FeedModeChanged;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.event.TapeEvent.MarketGraded;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.event.TapeEvent.MarketStats;
import io.flashpaper.model.event.TapeEvent.OfficialIndexTick;
import io.flashpaper.model.event.TapeEvent.PublicTrade;
import io.flashpaper.model.event.WindowAverage;
import java.io.IOException;

/** The fields of each tape event, in the order they are written. */
final class TapeWriter {
  private TapeWriter() {}

  static void write(IndexTick e, Json.Writer out) throws IOException {
    out.time(e.timeMs());
    if (e.priceMicros().isPresent()) {
      out.micros("price", e.priceMicros().getAsLong());
    }
    out.word("status", e.status()).number("dispersionCentiBps", e.dispersionCentiBps());
    if (e.volatilityPpm().isPresent()) {
      out.number("volatilityPpm", e.volatilityPpm().getAsLong());
    }
    if (e.volatilityRatioPpm().isPresent()) {
      out.number("volatilityRatioPpm", e.volatilityRatioPpm().getAsLong());
    }
    out.list(
        "contributions",
        e.contributions(),
        c ->
            out.text("venue", c.venue())
                .micros("bid", c.bidMicros())
                .micros("ask", c.askMicros())
                .number("ageMs", c.ageMs())
                .word("state", c.state()));
  }

  static void write(OfficialIndexTick e, Json.Writer out) throws IOException {
    out.time(e.timeMs())
        .text("index", e.index())
        .micros("value", e.valueMicros())
        .number("sourceTimeMs", e.sourceTimeMs());
    if (e.lastMinute().isPresent()) {
      out.object("lastMinute", body -> write(e.lastMinute().get(), body));
    }
    if (e.closingMinute().isPresent()) {
      out.object("closingMinute", body -> write(e.closingMinute().get(), body));
    }
  }

  private static void write(WindowAverage average, Json.Writer out) throws IOException {
    out.micros("value", average.valueMicros()).number("samples", average.samples());
  }

  static void write(BookSnapshot e, Json.Writer out) throws IOException {
    out.time(e.timeMs()).market(e.market()).word("source", e.source());
    write(e.book(), out);
  }

  static void write(BookDelta e, Json.Writer out) throws IOException {
    out.time(e.timeMs())
        .market(e.market())
        .word("side", e.side())
        .price("price", e.price())
        .text("delta", Json.decimal(e.deltaHundredths(), 2));
  }

  static void write(MarketStats e, Json.Writer out) throws IOException {
    out.time(e.timeMs())
        .market(e.market())
        .quantity("volume", e.volume())
        .quantity("openInterest", e.openInterest());
  }

  static void write(PublicTrade e, Json.Writer out) throws IOException {
    out.time(e.timeMs())
        .market(e.market())
        .text("tradeId", e.tradeId())
        .word("takerSide", e.takerSide())
        .price("yesPrice", e.yesPrice())
        .quantity("quantity", e.quantity())
        .number("venueTimeMs", e.venueTimeMs());
    if (e.block()) {
      out.flag("block", true);
    }
  }

  static void write(MarketGraded e, Json.Writer out) throws IOException {
    write(e.health(), out.time(e.timeMs()).market(e.market()));
  }

  private static void write(FeedHealth health, Json.Writer out) throws IOException {
    out.word("grade", health.grade())
        .word("source", health.source())
        .text("reason", health.reason());
  }

  static void write(MarketSettled e, Json.Writer out) throws IOException {
    out.time(e.timeMs())
        .market(e.market())
        .word("result", e.settlement().result())
        .price("yesValue", e.settlement().yesValue());
    if (e.settlement().expirationValueMicros().isPresent()) {
      out.micros("expirationValue", e.settlement().expirationValueMicros().getAsLong());
    }
  }

  static void write(FeedModeChanged e, Json.Writer out) throws IOException {
    out.time(e.timeMs()).text("venue", e.venue()).word("mode", e.mode()).text("reason", e.reason());
  }

  static void write(KeyFrame e, Json.Writer out) throws IOException {
    out.time(e.timeMs());
    out.list("markets", e.markets(), state -> write(state, out));
    if (e.index().isPresent()) {
      out.object("index", body -> write(e.index().get(), body));
    }
    out.list("modes", e.modes(), mode -> write(mode, out));
  }

  private static void write(MarketState state, Json.Writer out) throws IOException {
    write(state.market(), out);
    out.quantity("volume", state.volume()).quantity("openInterest", state.openInterest());
    out.object("health", body -> write(state.health(), body));
    if (state.book().isPresent()) {
      write(state.book().get(), out);
    }
  }

  static void write(Market market, Json.Writer out) throws IOException {
    out.market(market.id())
        .text("series", market.series())
        .word("status", market.status())
        .word("strikeRule", market.strikeRule());
    if (market.strikeMicros().isPresent()) {
      out.micros("strike", market.strikeMicros().getAsLong());
    }
    out.number("openTimeMs", market.openTimeMs()).number("closeTimeMs", market.closeTimeMs());
    out.list(
        "priceBands",
        market.priceBands(),
        band ->
            out.price("start", band.start()).price("end", band.end()).price("step", band.step()));
    if (market.fees().isPresent()) {
      out.object("fees", body -> write(market.fees().get(), body));
    }
  }

  private static void write(MarketFees fees, Json.Writer out) throws IOException {
    out.text("type", fees.type()).micros("multiplier", fees.multiplierMicros());
    if (fees.waivedUntilMs().isPresent()) {
      out.number("waivedUntilMs", fees.waivedUntilMs().getAsLong());
    }
  }

  private static void write(Book book, Json.Writer out) throws IOException {
    write("yesBids", book.yesBids(), out);
    write("noBids", book.noBids(), out);
  }

  private static void write(String name, Ladder ladder, Json.Writer out) throws IOException {
    out.json().writeArrayFieldStart(name);
    for (int rank = 0; rank < ladder.depth(); rank++) {
      out.json().writeStartArray();
      out.json().writeString(Json.text(ladder.price(rank)));
      out.json().writeString(Json.text(ladder.quantity(rank)));
      out.json().writeEndArray();
    }
    out.json().writeEndArray();
  }
}
