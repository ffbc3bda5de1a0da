// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import io.flashpaper.engine.index.IndexMethod;
import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.model.event.TapeEvent.FeedModeChanged;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.OfficialIndexTick;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the desk knows at one moment, for people and monitors: immutable.
 *
 * @param lastWrittenMs the time of the tape's last event
 * @param modes how each venue is reached and since when, the markets' venue first
 * @param clockOffsetsMs each venue's time minus ours, where it was seen
 * @param lastRefusals the last message of each venue that was not taken
 * @param markets the markets whose outcome is not known, by ticker
 * @param audits what came of all audits; without moments
 * @param contradictions how many books were thrown out because of audits
 */
public record DeskStatus(
    long timeMs,
    long lastWrittenMs,
    List<FeedModeChanged> modes,
    Map<String, Long> clockOffsetsMs,
    Map<String, LastRefusal> lastRefusals,
    List<MarketReport> markets,
    AuditTally audits,
    long contradictions,
    IndexReport index) {
  /** Freezes the collections; their order is the venues' own. */
  public DeskStatus {
    modes = List.copyOf(modes);
    clockOffsetsMs = Map.copyOf(clockOffsetsMs);
    lastRefusals = Map.copyOf(lastRefusals);
    markets = List.copyOf(markets);
  }

  /** A message that was not taken, and why. */
  public record LastRefusal(String reason, long timeMs) {}

  /**
   * One market.
   *
   * @param gradedMs since when it has its grade; empty while it does not trade
   * @param bookHeardMs when we last heard of its book; empty while there is none
   * @param audits what came of its audits
   */
  public record MarketReport(
      LiveMarket live, OptionalLong gradedMs, OptionalLong bookHeardMs, AuditTally audits) {}

  /**
   * The index.
   *
   * @param volatilityPerYear 0.6 is 60 %; empty while too little is known
   * @param jumpShare how much of it came in jumps, 0 to 1
   * @param official the official index's last print
   * @param error ours against its prints
   * @param minuteError ours against its averages of a minute
   * @param settlements the last settlements beside our own averages, newest first
   */
  public record IndexReport(
      Optional<IndexTick> tick,
      IndexMethod method,
      OptionalDouble volatilityPerYear,
      OptionalDouble jumpShare,
      Optional<OfficialIndexTick> official,
      Optional<ErrorStats> error,
      Optional<ErrorStats> minuteError,
      List<SettlementCheck> settlements) {
    /** Freezes the list. */
    public IndexReport {
      settlements = List.copyOf(settlements);
    }
  }
}
