// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code GET /api/v1/status} says of the running stack; every part of it may be missing. */
public record StatusView(
    @Nullable String tapeTime,
    long tapeTimeMs,
    long tapeOffset,
    @Nullable Long heardAgoMs,
    @Nullable Index index,
    @Nullable Feed feed,
    List<Market> markets,
    List<Account> accounts,
    long signals,
    long flashCrashes,
    @Nullable String waitingFor,
    @Nullable Verification verification,
    @Nullable DeadLetters deadLetters) {
  private static final long USUAL_PAUSE_MS = 5_000;

  /** A missing list is an empty one. */
  public StatusView(
      @Nullable String tapeTime,
      long tapeTimeMs,
      long tapeOffset,
      @Nullable Long heardAgoMs,
      @Nullable Index index,
      @Nullable Feed feed,
      @Nullable List<Market> markets,
      @Nullable List<Account> accounts,
      long signals,
      long flashCrashes,
      @Nullable String waitingFor,
      @Nullable Verification verification,
      @Nullable DeadLetters deadLetters) {
    this.tapeTime = tapeTime;
    this.tapeTimeMs = tapeTimeMs;
    this.tapeOffset = tapeOffset;
    this.heardAgoMs = heardAgoMs;
    this.index = index;
    this.feed = feed;
    this.markets = markets == null ? List.of() : List.copyOf(markets);
    this.accounts = accounts == null ? List.of() : List.copyOf(accounts);
    this.signals = signals;
    this.flashCrashes = flashCrashes;
    this.waitingFor = waitingFor;
    this.verification = verification;
    this.deadLetters = deadLetters;
  }

  /** What the last replay of the recorded tape found. */
  public record Verification(
      @Nullable Instant endedAt,
      @Nullable String outcome,
      long trades,
      long identical,
      @Nullable String found) {}

  /** Messages that could not be read, and the last of them. */
  public record DeadLetters(long count, @Nullable DeadLetter last) {}

  /** A message that could not be read. */
  public record DeadLetter(
      @Nullable String topic,
      @Nullable Long offset,
      @Nullable String reader,
      @Nullable String reason,
      @Nullable Instant time) {}

  /** The time of the tape, once it has any. */
  public Optional<Instant> time() {
    return tapeTimeMs > 0 ? Optional.of(Instant.ofEpochMilli(tapeTimeMs)) : Optional.empty();
  }

  /** Since when nothing is heard of the tape, once that is longer than any pause of a live feed. */
  public Optional<Duration> silence() {
    return heardAgoMs == null || heardAgoMs <= USUAL_PAUSE_MS
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(heardAgoMs));
  }

  /** How the market data comes: WS, REST or DOWN. */
  public String feedMode() {
    return feed == null || feed.mode() == null ? "N/A" : feed.mode();
  }

  /** The consolidated price of bitcoin. */
  public record Index(
      @Nullable BigDecimal price,
      int venuesUsed,
      @Nullable String status,
      @Nullable BigDecimal momentum60sPercent) {}

  /** How the venues' data comes. */
  public record Feed(@Nullable String mode, List<Venue> venues) {
    /** A missing list is an empty one. */
    public Feed(@Nullable String mode, @Nullable List<Venue> venues) {
      this.mode = mode;
      this.venues = venues == null ? List.of() : List.copyOf(venues);
    }
  }

  /** How one venue's data comes. */
  public record Venue(@Nullable String venue, @Nullable String mode) {}

  /** One market's top of book. */
  public record Market(
      @Nullable String ticker,
      @Nullable String series,
      @Nullable BigDecimal yesBid,
      @Nullable BigDecimal yesAsk,
      @Nullable BigDecimal strike,
      @Nullable Instant closeTime,
      @Nullable String status,
      @Nullable String grade) {}

  /** One paper account. */
  public record Account(
      @Nullable String account,
      @Nullable String strategy,
      @Nullable BigDecimal initialCash,
      @Nullable BigDecimal cash,
      @Nullable BigDecimal tradePnl,
      @Nullable BigDecimal fees,
      long trades,
      long wins,
      long openPositions,
      @Nullable BigDecimal openOutlay) {}
}
