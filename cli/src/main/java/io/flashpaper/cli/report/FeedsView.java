// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code GET /api/v1/feeds} of the feed-service answers, as far as it is shown. */
public record FeedsView(
    @Nullable When time,
    @Nullable String role,
    List<Venue> venues,
    List<Market> markets,
    @Nullable Audits audits,
    @Nullable Index index,
    @Nullable Tape tape,
    @Nullable Map<String, Long> deadLetters) {
  /** A missing list is an empty one. */
  public FeedsView(
      @Nullable When time,
      @Nullable String role,
      @Nullable List<Venue> venues,
      @Nullable List<Market> markets,
      @Nullable Audits audits,
      @Nullable Index index,
      @Nullable Tape tape,
      @Nullable Map<String, Long> deadLetters) {
    this.time = time;
    this.role = role;
    this.venues = venues == null ? List.of() : List.copyOf(venues);
    this.markets = markets == null ? List.of() : List.copyOf(markets);
    this.audits = audits;
    this.index = index;
    this.tape = tape;
    this.deadLetters = deadLetters;
  }

  /** A moment. */
  public record When(@Nullable Instant iso) {}

  /** One venue. */
  public record Venue(
      @Nullable String venue,
      @Nullable String mode,
      @Nullable String reason,
      @Nullable When since,
      long received,
      @Nullable Long lastReceivedAgeMs,
      long gaps,
      long reconnects,
      @Nullable Note lastError,
      @Nullable Latency underWay,
      @Nullable Latency toTape) {}

  /** What was said, and when. */
  public record Note(@Nullable String message, @Nullable When time) {}

  /** Delays. */
  public record Latency(long count, @Nullable BigDecimal meanMs, @Nullable BigDecimal maxMs) {}

  /** One market's data. */
  public record Market(
      @Nullable String ticker,
      @Nullable String status,
      @Nullable String grade,
      @Nullable String reason,
      @Nullable String source,
      @Nullable BigDecimal yesBid,
      @Nullable BigDecimal yesAsk,
      @Nullable Long bookAgeMs) {}

  /** Comparisons of our books with the venue's own answers. */
  public record Audits(long agreed, long disagreed, long inconclusive, long booksLost) {}

  /** Our index. */
  public record Index(
      @Nullable BigDecimal price,
      @Nullable String status,
      int venuesUsed,
      @Nullable BigDecimal dispersionBps,
      @Nullable String method) {}

  /** The way to Kafka. */
  public record Tape(boolean writable, long events, int queueLength) {}
}
