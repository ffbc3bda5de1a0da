// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.account.LedgerImbalanceException;
import io.flashpaper.engine.execution.command.Command;
import io.flashpaper.engine.execution.ledger.Balances;
import io.flashpaper.engine.execution.matching.ConsumedLiquidity;
import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookDelta;
import io.flashpaper.model.event.TapeEvent.BookInvalidated;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.FeedModeChanged;
import io.flashpaper.model.event.TapeEvent.Heartbeat;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.event.TapeEvent.MarketGraded;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.event.TapeEvent.MarketStats;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.event.TapeEvent.OfficialIndexTick;
import io.flashpaper.model.event.TapeEvent.PublicTrade;
import io.flashpaper.model.signal.SignalMessage.Refused;
import io.flashpaper.model.signal.SignalMessage.Signal;
import java.util.Optional;

/** Steps one account, in the order the engine asks. */
final class AccountEngine {
  private final AccountDesk desk;
  private final Rests rests;
  private final RestReview review;
  private final Arrivals arrivals;
  private final Settlements settlements;
  private final Shadowing shadows;
  private final Positions positions;
  private final Desires desires;
  private final Entries entries;
  private final EntryGates gates;
  private final Protector protector;
  private final AccountCommands commands;

  AccountEngine(AccountPlan plan, AccountState state, TapeMemory tape, StepEntries ledger) {
    this.desk = new AccountDesk(plan, state, tape, ledger);
    this.shadows = new Shadowing(desk);
    this.protector = new Protector(desk);
    TradeCloser closer = new TradeCloser(desk, protector, shadows);
    this.rests = new Rests(desk, shadows);
    this.review = new RestReview(desk, rests);
    this.arrivals = new Arrivals(desk, closer, shadows, rests);
    this.settlements = new Settlements(desk, closer);
    this.positions = new Positions(desk, settlements, rests);
    this.desires = new Desires(desk);
    this.entries = new Entries(desk, shadows);
    this.gates = new EntryGates(desk);
    this.commands = new AccountCommands(desk, protector, positions, rests);
  }

  AccountPlan plan() {
    return desk.plan();
  }

  AccountState state() {
    return desk.state();
  }

  /** What its postings so far sum to. */
  void holdAgainst(Balances books) {
    desk.holdAgainst(books);
  }

  /** Before the tape event at this offset and time is applied. */
  void beforeEvent(long tapeOffset, long timeMs) {
    guarded(tapeOffset, timeMs, () -> arrivals.before(tapeOffset, timeMs));
  }

  /** After the tape event was applied, before its signals. */
  void afterEvent(TapeEvent event) {
    guarded(
        () -> {
          gates.report();
          rests.after(event);
          if (event instanceof MarketSettled settled) {
            settlements.settle(settled);
            shadows.settle(settled);
          }
          if (!desk.state().consumed().isEmpty()) {
            refreshConsumed(event);
          }
        });
  }

  /** Between two tape events: carries a command out, or says why not. */
  Optional<String> obey(Command command) {
    if (desk.isHalted()) {
      return Optional.of(
          "account %s is halted and obeys no command: %s"
              .formatted(desk.plan().account(), desk.state().halt().orElseThrow().why()));
    }
    Optional<String> refusal = commands.obey(command);
    guarded(desk::balance);
    return refusal;
  }

  void take(Signal signal) {
    guarded(() -> desires.take(signal));
  }

  /** A gate beside the strategy stopped a wish; whoever has what it wants is not concerned. */
  void take(Refused refused) {
    guarded(
        () -> {
          if (!gates.isFulfilled(refused.instance(), refused.market())) {
            shadows.refused(refused);
          }
        });
  }

  void withdraw(String instance) {
    guarded(() -> desires.withdraw(instance));
  }

  /** After the event's signals: what rests, positions, then entries. */
  void decide() {
    guarded(
        () -> {
          desires.expire();
          protector.refresh();
          review.review();
          positions.manage();
          entries.consider();
          desk.balance();
        });
  }

  private void guarded(Runnable part) {
    guarded(desk.tape().offset(), desk.tape().timeMs(), part);
  }

  /** Does a part of a step unless the account is halted; halts it if its money does not add up. */
  private void guarded(long tapeOffset, long timeMs, Runnable part) {
    if (desk.isHalted()) {
      return;
    }
    try {
      part.run();
    } catch (LedgerImbalanceException breach) {
      desk.halt(tapeOffset, timeMs, breach);
    }
  }

  private void refreshConsumed(TapeEvent event) {
    switch (event) {
      case BookSnapshot e -> refreshConsumed(e.market());
      case BookDelta e -> refreshConsumed(e.market());
      case KeyFrame e -> e.markets().forEach(state -> refreshConsumed(state.market().id()));
      case IndexTick _,
          OfficialIndexTick _,
          BookInvalidated _,
          MarketUpdated _,
          MarketStats _,
          PublicTrade _,
          MarketSettled _,
          FeedModeChanged _,
          MarketGraded _,
          Heartbeat _ -> {}
    }
  }

  private void refreshConsumed(MarketId market) {
    desk.tape()
        .market(market)
        .flatMap(LiveMarket::book)
        .ifPresent(
            book -> {
              ConsumedLiquidity before = desk.state().consumed();
              ConsumedLiquidity after = before.refreshed(market, book, desk.tape().timeMs());
              if (!after.equals(before)) {
                desk.change(state -> state.withConsumed(after));
              }
            });
  }
}
