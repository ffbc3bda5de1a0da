// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tape;

import io.flashpaper.model.signal.CrashDetail;
import io.flashpaper.model.signal.CrashPast;
import io.flashpaper.model.signal.CrashQuote;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.FlashCrash;
import io.flashpaper.model.signal.SignalMessage.FlashCrashEnded;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import io.flashpaper.model.signal.SignalMessage.GateCounts;
import io.flashpaper.model.signal.SignalMessage.Measure;
import io.flashpaper.model.signal.SignalMessage.Refused;
import io.flashpaper.model.signal.SignalMessage.Signal;
import io.flashpaper.model.signal.SignalMessage.SignalsConfigured;
import io.flashpaper.model.signal.SignalMessage.StrategyLoaded;
import io.flashpaper.model.signal.SignalMessage.StrategyQuarantined;
import io.flashpaper.model.signal.SignalMessage.StrategyUnloaded;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;

/** The fields of each signal message, in the order they are written. */
final class SignalWriter {
  static final String WANT = "WANT";
  static final String FLAT = "FLAT";
  static final String INDIFFERENT = "INDIFFERENT";

  private SignalWriter() {}

  private static Json.Writer cause(SignalMessage message, Json.Writer out) throws IOException {
    return out.number("tapeOffset", message.tapeOffset()).time(message.timeMs());
  }

  static void write(Signal m, Json.Writer out) throws IOException {
    out.text("id", m.id());
    cause(m, out)
        .text("instance", m.instance())
        .text("strategy", m.strategy())
        .text("version", m.version())
        .text("account", m.account())
        .number("priority", m.priority())
        .market(m.market());
    out.object("desire", body -> write(m.desire(), body));
  }

  private static void write(Desire desire, Json.Writer out) throws IOException {
    switch (desire) {
      case Desire.Want want -> {
        out.text("kind", WANT)
            .word("side", want.side())
            .price("limit", want.limit())
            .number("untilMs", want.untilMs());
        if (want.probabilityMicros().isPresent()) {
          out.micros("probability", want.probabilityMicros().getAsLong());
        }
        write(want.reason(), out);
      }
      case Desire.Flat flat -> write(flat.reason(), out.text("kind", FLAT));
      case Desire.Indifferent none -> write(none.reason(), out.text("kind", INDIFFERENT));
    }
  }

  static void write(Refused m, Json.Writer out) throws IOException {
    cause(m, out)
        .text("instance", m.instance())
        .text("account", m.account())
        .market(m.market())
        .text("gate", m.gate())
        .object("wish", body -> write(m.wish(), body));
  }

  private static void write(Reason reason, Json.Writer out) throws IOException {
    out.text("reason", reason.code());
    out.list(
        "facts",
        reason.facts(),
        fact -> out.text("name", fact.name()).number("value", fact.value()));
  }

  static void write(FlashCrash m, Json.Writer out) throws IOException {
    out.text("id", m.id());
    cause(m, out)
        .market(m.market())
        .text("series", m.series())
        .price("peak", m.peak())
        .price("k", m.k())
        .micros("drop", m.dropMicros())
        .number("peakAgeMs", m.peakAgeMs())
        .number("windowMs", m.windowMs());
    write(m.detail(), out);
  }

  private static void write(CrashDetail detail, Json.Writer out) throws IOException {
    if (detail.past().isPresent()) {
      CrashPast past = detail.past().get();
      out.object(
          "past",
          body ->
              body.price("highest", past.highest())
                  .price("lowest", past.lowest())
                  .price("mean", past.mean()));
    }
    out.object("atPeak", body -> write(detail.atPeak(), body));
    out.object("now", body -> write(detail.now(), body));
    if (detail.momentumPpm().isPresent()) {
      out.number("momentumPpm", detail.momentumPpm().getAsLong());
    }
    out.word("cause", detail.cause()).word("verdict", detail.verdict());
  }

  private static void write(CrashQuote quote, Json.Writer out) throws IOException {
    if (quote.ask().isPresent()) {
      out.price("ask", quote.ask().get());
    }
    if (quote.mid().isPresent()) {
      out.price("mid", quote.mid().get());
    }
    if (quote.probabilityMicros().isPresent()) {
      out.micros("probability", quote.probabilityMicros().getAsLong());
    }
  }

  static void write(FlashCrashEnded m, Json.Writer out) throws IOException {
    out.text("id", m.id());
    cause(m, out).market(m.market()).price("trough", m.trough()).word("end", m.end());
  }

  static void write(StrategyLoaded m, Json.Writer out) throws IOException {
    cause(m, out)
        .text("instance", m.instance())
        .text("strategy", m.strategy())
        .text("version", m.version())
        .text("account", m.account())
        .text("sha256", m.sha256());
    if (!m.parameters().isEmpty()) {
      out.object("parameters", fields -> write(m.parameters(), fields));
    }
    if (!m.settings().isEmpty()) {
      out.object("settings", fields -> write(m.settings(), fields));
    }
    if (m.released()) {
      out.flag("released", true);
    }
  }

  static void write(SignalsConfigured m, Json.Writer out) throws IOException {
    cause(m, out).object("settings", fields -> write(m.settings(), fields));
  }

  private static void write(SortedMap<String, String> texts, Json.Writer out) throws IOException {
    for (Map.Entry<String, String> text : texts.entrySet()) {
      out.text(text.getKey(), text.getValue());
    }
  }

  static void write(StrategyUnloaded m, Json.Writer out) throws IOException {
    cause(m, out)
        .text("instance", m.instance())
        .text("strategy", m.strategy())
        .text("version", m.version());
  }

  static void write(StrategyQuarantined m, Json.Writer out) throws IOException {
    cause(m, out)
        .text("instance", m.instance())
        .text("strategy", m.strategy())
        .text("version", m.version())
        .market(m.market())
        .word("kind", m.kind())
        .text("evidence", m.evidence());
  }

  static void write(GateCounts m, Json.Writer out) throws IOException {
    cause(m, out)
        .text("instance", m.instance())
        .market(m.market())
        .number("minuteMs", m.minuteMs())
        .list("counts", m.counts(), count -> write(count, out));
  }

  private static void write(GateCount count, Json.Writer out) throws IOException {
    out.number("place", count.place()).text("gate", count.gate()).number("count", count.count());
    if (count.last().isPresent()) {
      out.object("last", json -> write(count.last().get(), json));
    }
  }

  private static void write(Measure measure, Json.Writer out) throws IOException {
    out.text("name", measure.name()).number("value", measure.value());
    if (measure.threshold().isPresent()) {
      out.number("threshold", measure.threshold().getAsLong());
    }
  }
}
