// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution.ledger;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.account.MarketMoment;
import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.engine.execution.account.PastTrade;
import io.flashpaper.engine.execution.account.Payout;
import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.account.ProtectionPause;
import io.flashpaper.engine.execution.account.Totals;
import io.flashpaper.engine.execution.command.Command;
import io.flashpaper.engine.execution.shadow.SettledShadow;
import io.flashpaper.engine.execution.shadow.Shadow;
import io.flashpaper.engine.execution.sizing.Sizer;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Money;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.GateCount;
import java.util.List;
import java.util.Optional;

/** Something the execution engine did at a tape offset. */
public sealed interface LedgerEntry {
  /** The tape event being processed when it was done. */
  long tapeOffset();

  /** Tape time at which it happened; a fill happens when its order arrives. */
  long timeMs();

  /** An order was sent on its way. */
  record OrderPlaced(long tapeOffset, long timeMs, String account, PendingOrder order)
      implements LedgerEntry {}

  /**
   * An order reached the venue and waits there in the queue of its price.
   *
   * @param book the market it met
   */
  record OrderResting(
      long tapeOffset, long timeMs, String account, PendingOrder order, MarketMoment book)
      implements LedgerEntry {}

  /**
   * An order is done: when it reached the venue, or after it rested there.
   *
   * @param filled how much of it filled
   * @param book the market it met; after a rest the market at its end
   */
  record OrderDone(
      long tapeOffset,
      long timeMs,
      String account,
      PendingOrder order,
      OrderOutcome outcome,
      Quantity filled,
      MarketMoment book)
      implements LedgerEntry {}

  /** Part of an order filled, or a held position was paid out. */
  record Filled(long tapeOffset, long timeMs, String account, MarketId market, Fill fill)
      implements LedgerEntry {}

  /** A trade began. */
  record TradeOpened(long tapeOffset, long timeMs, String account, OpenTrade trade)
      implements LedgerEntry {}

  /**
   * A trade's market closed; what is held waits for the result. Said again if the market closed
   * before its time, once our own average is known.
   */
  record AwaitingSettlement(long tapeOffset, long timeMs, String account, OpenTrade trade)
      implements LedgerEntry {}

  /**
   * The result that a trade waits for is overdue; its wait tells what our own average says. No
   * money moves.
   */
  record SettlementOverdue(long tapeOffset, long timeMs, String account, OpenTrade trade)
      implements LedgerEntry {}

  /**
   * The venue corrected the outcome by which it had paid out a trade. Its reversing fill and its
   * new one were entered just before.
   *
   * @param before the trade as it stood
   * @param after as it stands now
   */
  record TradeRestated(
      long tapeOffset, long timeMs, String account, PastTrade before, PastTrade after)
      implements LedgerEntry {}

  /**
   * A trade ended.
   *
   * @param reason why
   * @param decision the market when that was decided
   * @param exitGrade how far the market could be trusted when the last contract was sold; empty if
   *     the venue paid it out
   * @param payout what the venue paid out; empty if the last contract was sold
   * @param net its result after all fees
   */
  record TradeClosed(
      long tapeOffset,
      long timeMs,
      String account,
      OpenTrade trade,
      Reason reason,
      MarketMoment decision,
      Optional<FeedGrade> exitGrade,
      Optional<Payout> payout,
      Money net)
      implements LedgerEntry {}

  /**
   * An account that nobody configured was opened, since a strategy instance named it.
   *
   * @param initialCash what it begins with
   */
  record AccountOpened(long tapeOffset, long timeMs, String account, Money initialCash)
      implements LedgerEntry {}

  /** Money moved between an account's books. */
  record Posted(long tapeOffset, long timeMs, String account, Posting posting)
      implements LedgerEntry {}

  /**
   * An account's money did not add up: it does nothing any more, and nothing of the step that broke
   * it is entered.
   *
   * @param why a sentence with the figures
   */
  record AccountHalted(long tapeOffset, long timeMs, String account, String why)
      implements LedgerEntry {}

  /**
   * An account's sizing policy failed: the account buys nothing more until it has another one.
   *
   * @param market in which it was to size a trade
   * @param sizer which policy
   * @param evidence what it did, in words
   */
  record SizingFailed(
      long tapeOffset, long timeMs, String account, MarketId market, Sizer sizer, String evidence)
      implements LedgerEntry {}

  /** An account's money moved. */
  record AccountChanged(
      long tapeOffset,
      long timeMs,
      String account,
      Money initialCash,
      Money cash,
      Totals totals,
      int openTrades,
      Money outlay)
      implements LedgerEntry {
    /** What an account's state says. */
    public static AccountChanged of(long tapeOffset, long timeMs, AccountState state) {
      return new AccountChanged(
          tapeOffset,
          timeMs,
          state.account(),
          state.initialCash(),
          state.cash(),
          state.totals(),
          state.trades().size(),
          state.outlay());
    }
  }

  /** A protection tripped: no entries of the account, or of one instance, while it lasts. */
  record ProtectionTripped(long tapeOffset, long timeMs, String account, ProtectionPause pause)
      implements LedgerEntry {}

  /**
   * A protection's pause is over, and what it counts begins anew.
   *
   * @param by what ended it
   */
  record ProtectionEnded(long tapeOffset, long timeMs, String account, ProtectionPause pause, By by)
      implements LedgerEntry {
    /** What ends a pause. */
    public enum By {
      /** Its time passed. */
      TIME,
      /** The account was resumed. */
      RESUMED,
      /** The account's plan has the protection no more. */
      PLAN
    }
  }

  /**
   * A human's command took effect after this tape event and before the next, or was refused there.
   * What it did follows.
   *
   * @param accounts those that obeyed, by name
   * @param refusal why none did
   */
  record CommandTaken(
      long tapeOffset,
      long timeMs,
      Command command,
      List<String> accounts,
      Optional<String> refusal)
      implements LedgerEntry {
    /** Freezes the list. */
    public CommandTaken {
      accounts = List.copyOf(accounts);
    }
  }

  /**
   * From this tape event on an account trades by another plan than before, or by its first.
   *
   * @param plan every setting by the name the configuration gives it, in the order of the names
   * @param before those of the plan in force until then; none if there was no plan
   */
  record PlanChanged(
      long tapeOffset, long timeMs, String account, List<Parameter> plan, List<Parameter> before)
      implements LedgerEntry {
    /** A setting of a plan, such as {@code exits.take-profit-percent} and {@code 8}. */
    public record Parameter(String name, String value) {}

    /** Freezes the lists. */
    public PlanChanged {
      plan = List.copyOf(plan);
      before = List.copyOf(before);
    }
  }

  /** Something that a rule refused, or sold early, is carried to settlement from here on. */
  record ShadowBegun(long tapeOffset, long timeMs, String account, Shadow shadow)
      implements LedgerEntry {}

  /** A shadow ended without a result. */
  record ShadowDropped(long tapeOffset, long timeMs, String account, Shadow shadow, Why why)
      implements LedgerEntry {
    /** Why nothing is to be learned from it. */
    public enum Why {
      /** The wish that was refused was bought later. */
      TAKEN,
      /** More shadows are open than an account carries: the oldest was given up. */
      CROWDED_OUT
    }
  }

  /** The venue settled a shadow's market, or corrected what it had said. */
  record ShadowSettled(long tapeOffset, long timeMs, String account, SettledShadow settled)
      implements LedgerEntry {}

  /** The venue published a market's outcome, or a correction of it. */
  record MarketSettlement(long tapeOffset, long timeMs, MarketId market, Settlement settlement)
      implements LedgerEntry {}

  /** A strategy instance changed its mind. */
  record SignalTaken(long tapeOffset, long timeMs, SignalMessage.Signal signal)
      implements LedgerEntry {}

  /** K fell fast. */
  record FlashCrashed(long tapeOffset, long timeMs, SignalMessage.FlashCrash crash)
      implements LedgerEntry {}

  /** A flash crash is over. */
  record FlashEnded(long tapeOffset, long timeMs, SignalMessage.FlashCrashEnded end)
      implements LedgerEntry {}

  /** A strategy instance runs from here on. */
  record StrategyStarted(long tapeOffset, long timeMs, SignalMessage.StrategyLoaded loaded)
      implements LedgerEntry {}

  /** A strategy instance runs no more. */
  record StrategyRemoved(long tapeOffset, long timeMs, SignalMessage.StrategyUnloaded unloaded)
      implements LedgerEntry {}

  /** A strategy instance was quarantined. */
  record StrategyStopped(long tapeOffset, long timeMs, SignalMessage.StrategyQuarantined event)
      implements LedgerEntry {}

  /**
   * How often gates stopped an instance's wish in one market during one minute, or a rule kept what
   * it holds there from being sold.
   *
   * @param source who judged
   */
  record GatesCounted(
      long tapeOffset,
      long timeMs,
      Source source,
      String instance,
      MarketId market,
      long minuteMs,
      List<GateCount> counts)
      implements LedgerEntry {
    /** Who judged. */
    public enum Source {
      /** The gates beside the strategy. */
      SIGNAL,
      /** The gates that need the ledger. */
      EXECUTION,
      /** The exits, of what is held. */
      EXIT
    }

    /** Freezes the list. */
    public GatesCounted {
      counts = List.copyOf(counts);
    }
  }
}
