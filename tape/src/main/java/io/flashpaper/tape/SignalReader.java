// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.tape;

import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.model.signal.CrashCause;
import io.flashpaper.model.signal.CrashDetail;
import io.flashpaper.model.signal.CrashEnd;
import io.flashpaper.model.signal.CrashPast;
import io.flashpaper.model.signal.CrashQuote;
import io.flashpaper.model.signal.CrashVerdict;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.QuarantineKind;
import io.flashpaper.model.signal.Reason;
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
import java.util.TreeMap;

/** The inverse of {@link SignalWriter}. */
final class SignalReader {
  private SignalReader() {}

  static Signal signal(Fields in) {
    return new Signal(
        in.text("id"),
        in.number("tapeOffset"),
        in.number("timeMs"),
        in.text("instance"),
        in.text("strategy"),
        in.text("version"),
        in.text("account"),
        in.optionalCount("priority"),
        in.market(),
        desire(in.object("desire")));
  }

  private static Desire desire(Fields in) {
    String kind = in.text("kind");
    return switch (kind) {
      case SignalWriter.WANT -> want(in);
      case SignalWriter.FLAT -> new Desire.Flat(reason(in));
      case SignalWriter.INDIFFERENT -> new Desire.Indifferent(reason(in));
      default ->
          throw new MalformedMessageException(
              "message 'signal': field 'kind' is '"
                  + kind
                  + "': expected WANT, FLAT or INDIFFERENT");
    };
  }

  private static Desire.Want want(Fields in) {
    return new Desire.Want(
        in.word("side", Side.class),
        in.price("limit"),
        in.number("untilMs"),
        in.optionalMicros("probability"),
        reason(in));
  }

  static Refused refused(Fields in) {
    return new Refused(
        in.number("tapeOffset"),
        in.number("timeMs"),
        in.text("instance"),
        in.text("account"),
        in.market(),
        in.text("gate"),
        want(in.object("wish")));
  }

  private static Reason reason(Fields in) {
    return new Reason(
        in.text("reason"),
        in.list("facts", fact -> new Reason.Fact(fact.text("name"), fact.number("value"))));
  }

  static FlashCrash flashCrash(Fields in) {
    Price k = in.price("k");
    return new FlashCrash(
        in.text("id"),
        in.number("tapeOffset"),
        in.number("timeMs"),
        in.market(),
        in.text("series"),
        in.price("peak"),
        k,
        in.micros("drop"),
        in.number("peakAgeMs"),
        in.number("windowMs"),
        in.has("verdict") ? crashDetail(in) : CrashDetail.unknown(k));
  }

  private static CrashDetail crashDetail(Fields in) {
    return new CrashDetail(
        in.optionalObject("past")
            .map(
                past ->
                    new CrashPast(past.price("highest"), past.price("lowest"), past.price("mean"))),
        crashQuote(in.object("atPeak")),
        crashQuote(in.object("now")),
        in.optionalNumber("momentumPpm"),
        in.word("cause", CrashCause.class),
        in.word("verdict", CrashVerdict.class));
  }

  private static CrashQuote crashQuote(Fields in) {
    return new CrashQuote(
        in.optionalPrice("ask"), in.optionalPrice("mid"), in.optionalMicros("probability"));
  }

  static FlashCrashEnded flashCrashEnded(Fields in) {
    return new FlashCrashEnded(
        in.text("id"),
        in.number("tapeOffset"),
        in.number("timeMs"),
        in.market(),
        in.price("trough"),
        in.word("end", CrashEnd.class));
  }

  static StrategyLoaded strategyLoaded(Fields in) {
    return new StrategyLoaded(
        in.number("tapeOffset"),
        in.number("timeMs"),
        in.text("instance"),
        in.text("strategy"),
        in.text("version"),
        in.text("account"),
        in.text("sha256"),
        in.optionalObject("parameters").map(Fields::texts).orElseGet(TreeMap::new),
        in.optionalObject("settings").map(Fields::texts).orElseGet(TreeMap::new),
        in.has("released") && in.flag("released"));
  }

  static SignalsConfigured signalsConfigured(Fields in) {
    return new SignalsConfigured(
        in.number("tapeOffset"), in.number("timeMs"), in.object("settings").texts());
  }

  static StrategyUnloaded strategyUnloaded(Fields in) {
    return new StrategyUnloaded(
        in.number("tapeOffset"),
        in.number("timeMs"),
        in.text("instance"),
        in.text("strategy"),
        in.text("version"));
  }

  static StrategyQuarantined strategyQuarantined(Fields in) {
    return new StrategyQuarantined(
        in.number("tapeOffset"),
        in.number("timeMs"),
        in.text("instance"),
        in.text("strategy"),
        in.text("version"),
        in.market(),
        in.word("kind", QuarantineKind.class),
        in.text("evidence"));
  }

  static GateCounts gateCounts(Fields in) {
    return new GateCounts(
        in.number("tapeOffset"),
        in.number("timeMs"),
        in.text("instance"),
        in.market(),
        in.number("minuteMs"),
        in.list("counts", SignalReader::gateCount));
  }

  private static GateCount gateCount(Fields in) {
    return new GateCount(
        in.optionalCount("place"),
        in.text("gate"),
        in.number("count"),
        in.optionalObject("last").map(SignalReader::measure));
  }

  private static Measure measure(Fields in) {
    return new Measure(in.text("name"), in.number("value"), in.optionalNumber("threshold"));
  }
}
