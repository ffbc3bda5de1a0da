// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.store;

import io.flashpaper.engine.execution.ledger.LedgerEntry.FlashCrashed;
import io.flashpaper.engine.execution.ledger.LedgerEntry.FlashEnded;
import io.flashpaper.engine.execution.ledger.LedgerEntry.GatesCounted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.SignalTaken;
import io.flashpaper.engine.execution.ledger.LedgerEntry.StrategyRemoved;
import io.flashpaper.engine.execution.ledger.LedgerEntry.StrategyStarted;
import io.flashpaper.engine.execution.ledger.LedgerEntry.StrategyStopped;
import io.flashpaper.model.signal.CrashPast;
import io.flashpaper.model.signal.CrashQuote;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.SignalMessage.FlashCrash;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import io.flashpaper.model.signal.SignalMessage.Measure;
import io.flashpaper.model.signal.SignalMessage.Signal;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Rows of signals, flash crashes, gates and strategies. */
final class EventRows {
  private static final String SIGNAL =
      """
      insert into signal_log (id, tape_offset, time_ms, instance, strategy, version, account, market, desire,
        detail)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
      on conflict do nothing
      """;
  private static final String FLASH =
      """
      insert into flash_event (id, market, series, time_ms, tape_offset, peak, k, drop_micros, peak_age_ms,
        window_ms, past_highest, past_lowest, past_mean, peak_ask, peak_mid, peak_probability, ask, mid,
        probability, momentum_ppm, cause, verdict)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing
      """;
  private static final String FLASH_END =
      """
      update flash_event set ended_ms = ?, trough = ?, ended_by = ? where id = ?
      """;
  private static final String GATE =
      """
      insert into gate_count (source, instance, market, minute_ms, place, gate, count, measure, last_value, threshold)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (minute_ms, source, instance, market, gate)
        do update set count = gate_count.count + excluded.count, place = excluded.place, measure = excluded.measure,
          last_value = excluded.last_value, threshold = excluded.threshold
      """;
  private static final String STRATEGY =
      """
      insert into strategy_event (tape_offset, number, time_ms, instance, strategy, kind, detail)
      values (?, ?, ?, ?, ?, ?, ?::jsonb)
      """;

  private final StatementCache sql;
  private long numberedOffset = -1;
  private int number;

  EventRows(StatementCache sql) {
    this.sql = sql;
  }

  void write(SignalTaken entry) throws SQLException {
    Signal signal = entry.signal();
    sql.row(SIGNAL)
        .text(signal.id())
        .number(signal.tapeOffset())
        .number(signal.timeMs())
        .text(signal.instance())
        .text(signal.strategy())
        .text(signal.version())
        .text(signal.account())
        .text(signal.market().ticker())
        .text(kind(signal.desire()))
        .json(signal.desire())
        .add();
  }

  private static String kind(Desire desire) {
    return switch (desire) {
      case Desire.Want want -> "WANT_" + want.side();
      case Desire.Flat _ -> "FLAT";
      case Desire.Indifferent _ -> "INDIFFERENT";
    };
  }

  void write(FlashCrashed entry) throws SQLException {
    FlashCrash crash = entry.crash();
    Row row =
        sql.row(FLASH)
            .text(crash.id())
            .text(crash.market().ticker())
            .text(crash.series())
            .number(crash.timeMs())
            .number(crash.tapeOffset())
            .decimal(crash.peak())
            .decimal(crash.k())
            .number(crash.dropMicros())
            .number(crash.peakAgeMs())
            .number(crash.windowMs())
            .price(crash.detail().past().map(CrashPast::highest))
            .price(crash.detail().past().map(CrashPast::lowest))
            .price(crash.detail().past().map(CrashPast::mean));
    quote(row, crash.detail().atPeak());
    quote(row, crash.detail().now());
    row.number(crash.detail().momentumPpm())
        .text(crash.detail().cause().name())
        .text(crash.detail().verdict().name())
        .add();
  }

  private static void quote(Row row, CrashQuote quote) throws SQLException {
    row.price(quote.ask()).price(quote.mid()).micros(quote.probabilityMicros());
  }

  void write(FlashEnded entry) throws SQLException {
    sql.row(FLASH_END)
        .number(entry.end().timeMs())
        .decimal(entry.end().trough())
        .text(entry.end().end().name())
        .text(entry.end().id())
        .add();
  }

  void write(GatesCounted entry) throws SQLException {
    for (GateCount count : entry.counts()) {
      sql.row(GATE)
          .text(entry.source().name())
          .text(entry.instance())
          .text(entry.market().ticker())
          .number(entry.minuteMs())
          .number(count.place())
          .text(count.gate())
          .number(count.count())
          .text(count.last().map(Measure::name))
          .number(
              count.last().map(last -> OptionalLong.of(last.value())).orElse(OptionalLong.empty()))
          .number(count.last().map(Measure::threshold).orElse(OptionalLong.empty()))
          .add();
    }
  }

  /** The place among the strategies' events of one offset, however many a transaction takes. */
  private int numberAt(long tapeOffset) {
    number = tapeOffset == numberedOffset ? number + 1 : 1;
    numberedOffset = tapeOffset;
    return number;
  }

  void write(StrategyStarted entry) throws SQLException {
    sql.row(STRATEGY)
        .number(entry.tapeOffset())
        .number(numberAt(entry.tapeOffset()))
        .number(entry.timeMs())
        .text(entry.loaded().instance())
        .text(entry.loaded().strategy())
        .text("LOADED")
        .json(entry.loaded())
        .add();
  }

  void write(StrategyRemoved entry) throws SQLException {
    sql.row(STRATEGY)
        .number(entry.tapeOffset())
        .number(numberAt(entry.tapeOffset()))
        .number(entry.timeMs())
        .text(entry.unloaded().instance())
        .text(entry.unloaded().strategy())
        .text("UNLOADED")
        .json(entry.unloaded())
        .add();
  }

  void write(StrategyStopped entry) throws SQLException {
    sql.row(STRATEGY)
        .number(entry.tapeOffset())
        .number(numberAt(entry.tapeOffset()))
        .number(entry.timeMs())
        .text(entry.event().instance())
        .text(entry.event().strategy())
        .text("QUARANTINED")
        .json(entry.event())
        .add();
  }
}
