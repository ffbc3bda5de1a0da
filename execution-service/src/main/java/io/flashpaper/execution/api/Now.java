// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How things stand: the markets by the end of the tape, accounts and positions by the ledger. */
public record Now(
    String tapeTime,
    long tapeTimeMs,
    @Schema(description = "The last tape event that was seen; -1 before the first") long tapeOffset,
    @Schema(description = "The last tape event in the ledger; -1 before the first")
        long ledgerOffset,
    @Schema(
            description =
                "Tape time of the ledger's last event: accounts, positions and crashes are as they"
                    + " were then, positions valued at the prices of now")
        @Nullable String ledgerTime,
    @Schema(
            description =
                "For how long the database could not be read, in real time and whole seconds: what"
                    + " is of the ledger is as it was read before. Null while it can be read")
        @Nullable Long ledgerUnreadForMs,
    @Schema(
            description =
                "What the ledger waits for: tape, signals, database, or a sentence that says why"
                    + " nothing can be processed")
        @Nullable String waitingFor,
    @Schema(description = "How the markets' venue is reached", examples = "WS") String mode,
    Index index,
    @Schema(description = "Those that trade or are about to, by ticker") List<Market> markets,
    List<Account> accounts,
    @Schema(description = "Open trades, the earliest first, 500 at most")
        List<Position> positions) {

  /** The index. */
  @Schema(name = "NowIndex")
  public record Index(
      @Nullable String price,
      @Schema(description = "OK, DEGRADED, SINGLE, NONE or DISPUTED") String status,
      int venuesUsed,
      @Nullable String momentum60sPercent,
      @Schema(description = "Highest less lowest of the mids that count, in basis points")
          @Nullable String dispersionBps,
      @Schema(description = "A year's, in percent") @Nullable String volatilityPercent,
      List<Contributor> venues) {}

  /** An exchange's part in the index. */
  @Schema(name = "NowContributor")
  public record Contributor(
      String venue,
      @Schema(description = "Between its best bid and ask") @Nullable String price,
      @Schema(description = "USED, or why not") String state,
      @Schema(description = "WS, REST or DOWN") String mode,
      @Schema(description = "How old its quote was at the tick") long ageMs) {}

  /** A live market. */
  @Schema(name = "NowMarket")
  public record Market(
      String ticker,
      String series,
      String status,
      @Schema(description = "K") @Nullable String yesBid,
      @Nullable String yesAsk,
      @Nullable String spread,
      @Schema(description = "Contracts at the best YES bid") @Nullable String yesBidSize,
      @Schema(description = "Contracts at the best YES ask") @Nullable String yesAskSize,
      @Nullable Depth depth,
      @Schema(description = "Contracts traded so far") String volume,
      @Nullable String strike,
      @Schema(description = "What YES needs of the settlement value and the strike")
          String strikeRule,
      String openTime,
      long openTimeMs,
      String closeTime,
      long closeTimeMs,
      @Schema(description = "GOOD, FAIR, POOR or UNUSABLE") String grade,
      String gradeReason,
      @Schema(description = "The probability of YES by the index") @Nullable String fairValue,
      @Schema(description = "Its latest flash crash, while that is not over")
          @Nullable Crash crash) {}

  /** The best levels of both sides, each as price and contracts, the best first. */
  @Schema(name = "NowDepth")
  public record Depth(
      @Schema(description = "YES bids") List<List<String>> yes,
      @Schema(description = "NO bids, in NO prices") List<List<String>> no) {}

  /** A flash crash that is not over. */
  @Schema(name = "NowCrash")
  public record Crash(
      String id,
      String time,
      long timeMs,
      String peak,
      String k,
      String dropPercent,
      String cause,
      @Schema(description = "TRADE_OK, or why it is none to trade on") String verdict) {}

  /** An account. */
  @Schema(name = "NowAccount")
  public record Account(
      String name,
      @Schema(
              description =
                  "Cash, and what open positions would bring level by level after fees; one without"
                      + " a bid counts at what is at stake")
          String equity,
      String cash,
      String initialCash,
      long openTrades,
      @Schema(description = "Result of all closed trades, after fees") String realisedNet,
      @Schema(description = "Why it does nothing any more; null while its money adds up")
          @Nullable String halted,
      @Schema(description = "Whether it enters nothing, by a command or a protection")
          boolean paused,
      @Schema(description = "RUNNING, PAUSED or KILLED") String state) {}

  /** An open position. */
  @Schema(name = "NowPosition")
  public record Position(
      String trade,
      String account,
      @Nullable String instance,
      String market,
      @Schema(description = "OPEN, AWAITING_SETTLEMENT, PROVISIONAL or UNRESOLVED") String status,
      String side,
      String contracts,
      String entryPrice,
      @Schema(description = "What somebody pays now for one contract") @Nullable String bid,
      @Schema(description = "At this bid or below it is sold; it may move") @Nullable String stop,
      @Schema(
              description =
                  "At this bid or above it is sold, be it for a gain or for about what it is worth;"
                      + " it may move")
          @Nullable String target,
      @Schema(description = "The result after all fees, were the rest sold now, level by level")
          @Nullable String ifClosedNow,
      String openedTime,
      long openedTimeMs,
      long heldMs) {}
}
