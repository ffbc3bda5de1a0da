// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.model.signal;

import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** One message of the signal side. {@code tapeOffset} is the event that caused it. */
public sealed interface SignalMessage {
  /** The offset of the tape event that caused the message. */
  long tapeOffset();

  /** Tape time of the cause in milliseconds since the epoch. */
  long timeMs();

  /**
   * A strategy instance's desire changed.
   *
   * @param id derived from instance, market and tape offset: the same in every replay
   * @param instance the strategy instance's configured name
   * @param strategy the plugin's id
   * @param version the plugin's version
   * @param account the account it trades for
   * @param priority of two instances that trade for one account the one with the lower number is
   *     served first, by name where they are equal
   */
  record Signal(
      String id,
      long tapeOffset,
      long timeMs,
      String instance,
      String strategy,
      String version,
      String account,
      int priority,
      MarketId market,
      Desire desire)
      implements SignalMessage {}

  /**
   * K fell fast.
   *
   * @param id derived from market and tape offset
   * @param series the market's series
   * @param peak the highest K of the window
   * @param k K after the drop
   * @param dropMicros the drop relative to the peak, in millionths
   * @param peakAgeMs how long ago the peak level ended
   * @param windowMs the window looked at
   * @param detail what else is known of it
   */
  record FlashCrash(
      String id,
      long tapeOffset,
      long timeMs,
      MarketId market,
      String series,
      Price peak,
      Price k,
      long dropMicros,
      long peakAgeMs,
      long windowMs,
      CrashDetail detail)
      implements SignalMessage {
    /** A crash of which nothing else is known. */
    public FlashCrash(
        String id,
        long tapeOffset,
        long timeMs,
        MarketId market,
        String series,
        Price peak,
        Price k,
        long dropMicros,
        long peakAgeMs,
        long windowMs) {
      this(
          id,
          tapeOffset,
          timeMs,
          market,
          series,
          peak,
          k,
          dropMicros,
          peakAgeMs,
          windowMs,
          CrashDetail.unknown(k));
    }
  }

  /**
   * A flash crash is over: the market's next one can be told. {@code timeMs} is when.
   *
   * @param id the crash's
   * @param trough the lowest K from the crash to here
   * @param end why it is over
   */
  record FlashCrashEnded(
      String id, long tapeOffset, long timeMs, MarketId market, Price trough, CrashEnd end)
      implements SignalMessage {}

  /**
   * A strategy instance runs from here on: for the first time, in a new version, with other
   * settings, or because it was released from quarantine. What it wanted before is withdrawn; what
   * it wants now follows in signals.
   *
   * @param sha256 of the jar it came from, in hexadecimal
   * @param parameters as configured, by kebab-case name; those left at their defaults are not in it
   * @param settings everything else that is configured of the instance, by the configuration's
   *     names, such as {@code priority} and {@code gates.max-spread}, defaults included; empty in
   *     what earlier versions wrote
   * @param released whether a human released it from quarantine
   */
  record StrategyLoaded(
      long tapeOffset,
      long timeMs,
      String instance,
      String strategy,
      String version,
      String account,
      String sha256,
      SortedMap<String, String> parameters,
      SortedMap<String, String> settings,
      boolean released)
      implements SignalMessage {
    /** Freezes parameters and settings. */
    public StrategyLoaded {
      parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
      settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /** An instance that was not released, and of whose settings nothing is known. */
    public StrategyLoaded(
        long tapeOffset,
        long timeMs,
        String instance,
        String strategy,
        String version,
        String account,
        String sha256,
        SortedMap<String, String> parameters) {
      this(
          tapeOffset,
          timeMs,
          instance,
          strategy,
          version,
          account,
          sha256,
          parameters,
          new TreeMap<>(),
          false);
    }

    /** An instance with all its parameters at their defaults. */
    public StrategyLoaded(
        long tapeOffset,
        long timeMs,
        String instance,
        String strategy,
        String version,
        String account,
        String sha256) {
      this(tapeOffset, timeMs, instance, strategy, version, account, sha256, new TreeMap<>());
    }
  }

  /**
   * What holds for all instances from here on is set otherwise than said before, or said for the
   * first time.
   *
   * @param settings what is a flash crash and what a strategy may do, by the configuration's names
   *     without {@code flashpaper.}, such as {@code flash-crash.window}, defaults included
   */
  record SignalsConfigured(long tapeOffset, long timeMs, SortedMap<String, String> settings)
      implements SignalMessage {
    /** Freezes the settings. */
    public SignalsConfigured {
      settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }
  }

  /** A strategy instance runs no more: its jar is gone. What it wanted is withdrawn. */
  record StrategyUnloaded(
      long tapeOffset, long timeMs, String instance, String strategy, String version)
      implements SignalMessage {}

  /**
   * A strategy instance was stopped in all its markets, until it is loaded again. Its standing
   * desires are withdrawn by signals of their own.
   *
   * @param market where it happened
   * @param kind what it did
   * @param evidence the same in words and numbers
   */
  record StrategyQuarantined(
      long tapeOffset,
      long timeMs,
      String instance,
      String strategy,
      String version,
      MarketId market,
      QuarantineKind kind,
      String evidence)
      implements SignalMessage {}

  /**
   * A gate is closed to an instance's wish, though the book offers within the wish's limit. Said
   * once an instance, market, side and gate since the instance was loaded, so that it can be known
   * later what the gate saved or cost.
   *
   * @param account the account it trades for
   * @param gate its name, such as {@code SPREAD}
   * @param wish what the strategy wants and is not told to anyone
   */
  record Refused(
      long tapeOffset,
      long timeMs,
      String instance,
      String account,
      MarketId market,
      String gate,
      Desire.Want wish)
      implements SignalMessage {}

  /**
   * How often each gate stopped an instance's wish in one market during one minute.
   *
   * @param minuteMs the start of the minute in tape time
   * @param counts by gate, in the order they are asked; gates that stopped nothing are left out
   */
  record GateCounts(
      long tapeOffset,
      long timeMs,
      String instance,
      MarketId market,
      long minuteMs,
      List<GateCount> counts)
      implements SignalMessage {
    /** Freezes the list. */
    public GateCounts {
      counts = List.copyOf(counts);
    }
  }

  /**
   * How often one gate stopped a wish.
   *
   * @param place where it is asked: gates with a lower place are asked before
   * @param gate its name, such as {@code SPREAD}; a strategy's own reason has the prefix {@code
   *     STRATEGY_}
   * @param count at least 1
   * @param last what it saw the last time; empty if it looks at no number
   */
  record GateCount(int place, String gate, long count, Optional<Measure> last) {}

  /**
   * What a gate saw.
   *
   * @param name what was measured, ending in its unit, such as {@code spreadMicros}
   * @param value the latest value
   * @param threshold what it was compared with; empty if that is not known
   */
  record Measure(String name, long value, OptionalLong threshold) {
    /** A value with its threshold. */
    public static Measure of(String name, long value, long threshold) {
      return new Measure(name, value, OptionalLong.of(threshold));
    }
  }

  /**
   * Everything up to and including {@code tapeOffset} has been judged; no signal with a smaller or
   * equal offset follows.
   *
   * @param rewindOffset where a restarted signal side must begin reading to know what it knew here
   */
  record Progress(long tapeOffset, long timeMs, long rewindOffset) implements SignalMessage {}
}
