// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.execution.DeadLetterShelf;
import io.flashpaper.execution.LiveSnapshot;
import io.flashpaper.execution.LiveStatus;
import io.flashpaper.execution.live.LiveTape;
import io.flashpaper.model.FixedPoint;
import io.flashpaper.model.event.FeedMode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How things stand now. */
@Path("/api/v1/status")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Status")
public final class StatusResource {
  private final LiveStatus live;
  private final LiveTape tape;
  private final ValuedAccounts accounts;
  private final LedgerHead head;
  private final VerificationQueries verifications;
  private final DeadLetterShelf deadLetters;

  StatusResource(
      LiveStatus live,
      LiveTape tape,
      ValuedAccounts accounts,
      LedgerHead head,
      VerificationQueries verifications,
      DeadLetterShelf deadLetters) {
    this.verifications = verifications;
    this.deadLetters = deadLetters;
    this.live = live;
    this.tape = tape;
    this.accounts = accounts;
    this.head = head;
  }

  public record Status(
      String tapeTime,
      long tapeTimeMs,
      long tapeOffset,
      @Schema(
              description =
                  "When the tape was heard last, ms ago in real time; null before its first event."
                      + " Where it grows, all the rest is as old")
          @Nullable Long heardAgoMs,
      Index index,
      Feed feed,
      List<MarketQuote> markets,
      List<AccountQueries.Account> accounts,
      long signals,
      long flashCrashes,
      @Nullable String waitingFor,
      VerificationQueries.@Nullable Verification verification,
      PutAside deadLetters) {}

  /**
   * Messages that could not be read.
   *
   * @param count how many lie on the dead-letter topics
   * @param last the latest of them; null if there are none
   */
  public record PutAside(long count, DeadLettersResource.@Nullable DeadLetter last) {}

  public record Index(
      @Nullable String price, int venuesUsed, String status, @Nullable String momentum60sPercent) {}

  public record Feed(String mode, List<Venue> venues) {}

  public record Venue(String venue, String mode) {}

  /**
   * A live market.
   *
   * @param grade how far its data can be trusted: {@code GOOD}, {@code FAIR}, {@code POOR} or
   *     {@code UNUSABLE}
   * @param gradeReason a sentence about it
   */
  public record MarketQuote(
      String ticker,
      String series,
      @Nullable String yesBid,
      @Nullable String yesAsk,
      @Nullable String strike,
      String closeTime,
      String status,
      String grade,
      String gradeReason) {}

  /** Index, feed, live markets and accounts. */
  @GET
  @Operation(
      summary = "Index, feed, live markets and accounts",
      description = "How things stand at the last tape event that was processed.")
  public Status status() {
    LiveSnapshot now = live.latest();
    return new Status(
        Instant.ofEpochMilli(now.tapeTimeMs()).toString(),
        now.tapeTimeMs(),
        now.tapeOffset(),
        tape.heardAgo().map(Duration::toMillis).orElse(null),
        index(now.index()),
        feed(now),
        now.markets().stream().map(StatusResource::market).toList(),
        accounts.all(),
        head.tally("signal"),
        head.tally("flash_event"),
        waitingFor(now),
        verifications.latest(),
        putAside());
  }

  private PutAside putAside() {
    DeadLetterShelf.Contents now = deadLetters.contents();
    return new PutAside(
        now.count(), now.last().stream().findFirst().map(DeadLettersResource::view).orElse(null));
  }

  private @Nullable String waitingFor(LiveSnapshot now) {
    String obstacle = live.obstacle();
    return obstacle.isEmpty() ? now.waitingFor().orElse(null) : obstacle;
  }

  private static Index index(LiveSnapshot.Index index) {
    return new Index(
        decimal(index.priceMicros(), 1, 6),
        index.venuesUsed(),
        index.status().name(),
        decimal(index.momentumPpm(), 10, 3));
  }

  private static Feed feed(LiveSnapshot now) {
    return new Feed(
        now.modes().getOrDefault("kalshi", FeedMode.DOWN).name(),
        now.modes().entrySet().stream()
            .map(mode -> new Venue(mode.getKey(), mode.getValue().name()))
            .toList());
  }

  private static MarketQuote market(LiveSnapshot.Quote quote) {
    return new MarketQuote(
        quote.ticker(),
        quote.series(),
        decimal(quote.yesBidMicros(), 100, 4),
        decimal(quote.yesAskMicros(), 100, 4),
        decimal(quote.strikeMicros(), 10_000, 2),
        Instant.ofEpochMilli(quote.closeTimeMs()).toString(),
        quote.status(),
        quote.health().grade().name(),
        quote.health().reason());
  }

  private static @Nullable String decimal(OptionalLong value, long unit, int decimals) {
    return value.isEmpty() ? null : FixedPoint.format(value.getAsLong() / unit, decimals);
  }
}
