// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.api;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The whole report. */
public record Feeds(
    When time,
    @Schema(description = "STARTING, STANDBY or LEADER; only the leader listens and writes")
        String role,
    @Schema(description = "The markets' venue first, then the exchanges") List<Venue> venues,
    @Schema(description = "The markets whose outcome is not known, by ticker") List<Market> markets,
    @Schema(description = "What came of all audits so far") @Nullable AuditTotals audits,
    @Nullable Index index,
    Tape tape,
    @Schema(description = "How many messages were not taken, by reason")
        Map<String, Long> deadLetters) {

  /** One venue. */
  public record Venue(
      String venue,
      @Schema(description = "WS, REST or DOWN") String mode,
      String reason,
      When since,
      List<Connection> connections,
      @Schema(description = "Frames and answers received") long received,
      @Nullable Long lastReceivedAgeMs,
      @Schema(description = "Messages not taken, by reason") Map<String, Long> refused,
      @Nullable Note lastRefused,
      @Schema(description = "Sequence numbers that were missing") long gaps,
      long reconnects,
      @Nullable Note lastError,
      @Schema(description = "The venue's clock minus ours, where the venue tells it")
          @Nullable Long clockOffsetMs,
      @Schema(description = "From the venue's own time to our receiving, in real time")
          @Nullable Latency underWay,
      @Schema(description = "From our receiving to Kafka's acknowledgement, in real time")
          @Nullable Latency toTape) {}

  /** One venue over one transport. */
  public record Connection(
      @Schema(description = "WS or REST") String transport,
      @Schema(description = "CONNECTING, PROVING, LIVE, WAITING, STANDBY or STOPPED") String phase,
      String reason,
      When since,
      @Schema(description = "When it is tried again") @Nullable When retry,
      @Nullable Attempts attempts,
      long received,
      @Nullable When lastReceived,
      @Nullable Note lastError,
      long reconnects,
      @Schema(description = "How often the venue turned us away, by cause")
          Map<String, Long> turnedAway,
      @Schema(description = "What is being made to take over, and where it is")
          @Nullable String successor) {}

  /** How much of a budget is used. */
  public record Attempts(int used, int limit, long windowMs) {}

  /** What was said, and when. */
  public record Note(String message, When time) {}

  /** Delays. */
  public record Latency(long count, double meanMs, double maxMs) {}

  /** One market. */
  public record Market(
      String ticker,
      String series,
      @Schema(description = "UNOPENED, OPEN, PAUSED, CLOSED or SETTLED") String status,
      boolean strikeKnown,
      @Nullable String strike,
      When opens,
      When closes,
      @Schema(description = "GOOD, FAIR, POOR or UNUSABLE") String grade,
      @Schema(description = "Why the grade is not better") String reason,
      @Schema(description = "How its data come: WS, REST or DOWN") String source,
      @Nullable When gradedSince,
      @Nullable String yesBid,
      @Nullable String yesAsk,
      @Schema(description = "Since we last heard of the book") @Nullable Long bookAgeMs,
      Audits audits) {}

  /** Comparisons of one market's book with the venue's own answers. */
  public record Audits(
      long agreed,
      long disagreed,
      @Schema(description = "Not judged, since the book was in transition") long inconclusive,
      @Nullable When last,
      @Nullable When lastAgreed,
      @Schema(description = "Whether the last one agreed") @Nullable Boolean lastDidAgree) {}

  /** All comparisons of this process. */
  public record AuditTotals(
      long agreed,
      long disagreed,
      @Schema(description = "Not judged, since the book was in transition") long inconclusive,
      @Schema(description = "Books thrown out because of them") long booksLost) {}

  /** Our index, and the official one. */
  public record Index(
      @Nullable String price,
      @Schema(description = "OK, DEGRADED, SINGLE, NONE or DISPUTED") String status,
      int venuesUsed,
      double dispersionBps,
      @Schema(description = "median, base-mean or fresh-mean") String method,
      @Schema(description = "What each venue counts in a mean") Map<String, Long> weights,
      List<Contributor> contributors,
      @Schema(description = "0.6 is 60 % a year") @Nullable Double volatilityPerYear,
      @Schema(description = "How much of it came in jumps, 0 to 1") @Nullable Double jumpShare,
      @Nullable Official official,
      @Schema(description = "Ours against the official prints") @Nullable IndexError error,
      @Schema(description = "Ours against the official averages of a minute")
          @Nullable IndexError minuteError,
      @Schema(description = "The last settlements beside our own averages, newest first")
          List<Settlement> settlements) {}

  /** One exchange's part in the index. */
  public record Contributor(
      String venue,
      @Schema(description = "USED, or why not") String state,
      @Nullable String bid,
      @Nullable String ask,
      long ageMs) {}

  /** The official index. */
  public record Official(
      String name,
      String value,
      When time,
      @Nullable String lastMinute,
      @Nullable Integer samples) {}

  /** Differences in basis points; positive where ours is higher. */
  public record IndexError(
      double lastBps,
      double meanBps,
      @Schema(description = "Half of the differences were no larger") double medianSizeBps,
      @Schema(description = "95 of 100 were no larger") double size95Bps,
      double largestSizeBps,
      int samples) {}

  /** An official settlement value beside our averages of the same minute. */
  public record Settlement(
      String ticker,
      When closed,
      String result,
      String official,
      @Nullable String ours,
      @Schema(description = "Ours minus the official value") @Nullable String oursOff,
      int ourSamples,
      @Nullable String prints,
      @Schema(description = "The official prints' average minus the official value")
          @Nullable String printsOff,
      int printSamples,
      @Schema(description = "Who wins by our average: YES or NO") @Nullable String winnerByOurs) {}

  /** The way to the tape. */
  public record Tape(
      @Schema(description = "Whether Kafka takes what is written") boolean writable,
      @Schema(description = "Events written by this process") long events,
      int queueLength,
      @Schema(description = "Events that a newer one of their kind replaced, by kind")
          Map<String, Long> conflated,
      @Schema(description = "Events lost for want of room, by kind") Map<String, Long> dropped,
      @Schema(description = "The last event's time") @Nullable When lastEvent,
      @Schema(description = "When Kafka last acknowledged something")
          @Nullable When lastAcknowledged) {}
}
