// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.execution.LiveStatus;
import io.flashpaper.execution.api.NowLedger.Held;
import io.flashpaper.execution.api.NowLedger.State;
import io.flashpaper.execution.live.LiveMoment;
import io.flashpaper.execution.live.LiveTape;
import io.flashpaper.model.Money;
import io.flashpaper.model.event.FeedMode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Puts together how things stand: the markets by the tape, the money by the ledger. */
@Singleton
final class NowBoard {
  private static final String RUNNING = "RUNNING";
  private static final String MARKETS_VENUE = "kalshi";
  private static final int MOST_POSITIONS = 500;
  private static final long SECOND_MS = 1_000;

  private final LiveTape tape;
  private final LiveStatus status;
  private final NowPositions positions;

  NowBoard(LiveTape tape, LiveStatus status, NowPositions positions) {
    this.tape = tape;
    this.status = status;
    this.positions = positions;
  }

  /** Whether there is a market to show. */
  boolean hasMarkets() {
    return !tape.latest().markets().isEmpty();
  }

  /**
   * How things stand at the end of the tape.
   *
   * @param unreadForMs for how long the ledger could not be read; empty where it was read just now
   */
  Now now(State ledger, OptionalLong unreadForMs) {
    LiveMoment moment = tape.latest();
    return new Now(
        Instant.ofEpochMilli(moment.timeMs()).toString(),
        moment.timeMs(),
        moment.offset(),
        ledger.head().tapeOffset(),
        ledger.head().tapeOffset() < 0
            ? null
            : Instant.ofEpochMilli(ledger.head().tapeTimeMs()).toString(),
        unreadForMs.isEmpty() ? null : unreadForMs.getAsLong() / SECOND_MS * SECOND_MS,
        waitingFor(),
        moment.modes().getOrDefault(MARKETS_VENUE, FeedMode.DOWN).name(),
        NowMarkets.index(moment),
        moment.markets().stream()
            .map(sight -> NowMarkets.market(sight, ledger.crashes().get(sight.ticker())))
            .toList(),
        ledger.accounts().stream().map(account -> account(account, ledger, moment)).toList(),
        positions(ledger, moment));
  }

  /** A standby waits for nothing; what the one that leads waits for is not known here. */
  private @Nullable String waitingFor() {
    if (status.isStandby()) {
      return null;
    }
    String obstacle = status.obstacle();
    return obstacle.isEmpty() ? status.latest().waitingFor().orElse(null) : obstacle;
  }

  private List<Now.Position> positions(State ledger, LiveMoment moment) {
    return ledger.trades().stream()
        .map(held -> positions.position(held, moment))
        .sorted(
            Comparator.comparingLong(Now.Position::openedTimeMs).thenComparing(Now.Position::trade))
        .limit(MOST_POSITIONS)
        .toList();
  }

  private static Now.Account account(
      AccountQueries.Account account, State ledger, LiveMoment moment) {
    Money open =
        ledger.trades().stream()
            .filter(held -> held.account().equals(account.account()))
            .map(held -> worth(held, moment))
            .reduce(Money.ZERO, Money::plus);
    return new Now.Account(
        account.account(),
        Money.of(account.cash()).plus(open).toString(),
        account.cash(),
        account.initialCash(),
        account.openPositions(),
        account.tradePnl(),
        account.halted(),
        isPaused(account.standing()),
        account.standing().state());
  }

  private static Money worth(Held held, LiveMoment moment) {
    return NowPositions.worth(held, moment);
  }

  private static boolean isPaused(AccountStanding standing) {
    return !standing.state().equals(RUNNING)
        || standing.protections().stream().anyMatch(tripped -> tripped.instance() == null);
  }
}
