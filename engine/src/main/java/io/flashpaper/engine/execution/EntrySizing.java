// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.account.SizingDecision;
import io.flashpaper.engine.execution.account.SizingDecision.Cap;
import io.flashpaper.engine.execution.ledger.LedgerEntry.SizingFailed;
import io.flashpaper.engine.execution.sizing.ContractCount;
import io.flashpaper.engine.execution.sizing.Sizer;
import io.flashpaper.engine.execution.sizing.Sizing;
import io.flashpaper.engine.execution.sizing.SizingFailedException;
import io.flashpaper.engine.execution.sizing.SizingState.Halt;
import io.flashpaper.model.Market;
import io.flashpaper.model.Money;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.signal.Desire.Want;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.Reason.Fact;
import io.flashpaper.strategy.api.sizing.AccountPast;
import io.flashpaper.strategy.api.sizing.Size;
import io.flashpaper.strategy.api.sizing.TradeAtHand;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks an account's sizing policy, and turns its dollars into contracts. A policy that fails is not
 * asked again: the account buys nothing more until it has another one.
 */
final class EntrySizing {
  private final AccountDesk desk;

  EntrySizing(AccountDesk desk) {
    this.desk = desk;
  }

  /** How much, or why not. */
  sealed interface Answer {
    /** At least one step of contracts. */
    record Sized(SizingDecision decision) implements Answer {}

    /** No entry. */
    record Stopped(Obstacle obstacle) implements Answer {}
  }

  /**
   * Sizes an entry.
   *
   * @param depth what the book offers up to the limit
   * @param count counts contracts with the fees of the order's arrival
   */
  Answer decide(Want want, Market market, Quantity depth, ContractCount count) {
    Sizer sizer = desk.plan().sizing().sizer();
    Optional<Halt> halt = desk.state().sizing().halt().filter(h -> h.sizer().equals(sizer));
    if (halt.isPresent()) {
      return failed(halt.get().tapeOffset());
    }
    AccountPast past = past(desk.state());
    try {
      Size size = desk.plan().sizing().choose(past, trade(want, market, count));
      return size.dollars().isPositive()
          ? counted(want, depth, past, size, count)
          : new Answer.Stopped(Obstacle.sizing(size.reason()));
    } catch (SizingFailedException failure) {
      return halt(sizer, market, String.valueOf(failure.getMessage()));
    }
  }

  /** What an entry would be sized at; asking fails nothing and enters nothing. */
  Optional<SizingDecision> estimate(Want want, Market market, Quantity depth, ContractCount count) {
    Sizer sizer = desk.plan().sizing().sizer();
    if (desk.state().sizing().halt().filter(h -> h.sizer().equals(sizer)).isPresent()) {
      return Optional.empty();
    }
    AccountPast past = past(desk.state());
    try {
      Size size = desk.plan().sizing().choose(past, trade(want, market, count));
      return size.dollars().isPositive()
              && counted(want, depth, past, size, count) instanceof Answer.Sized sized
          ? Optional.of(sized.decision())
          : Optional.empty();
    } catch (SizingFailedException failure) {
      return Optional.empty();
    }
  }

  private static AccountPast past(AccountState state) {
    Money free = state.freeCash();
    Money atStake = state.cash().minus(free).plus(state.outlay());
    return state.sizing().past(state.initialCash(), free, atStake);
  }

  private TradeAtHand trade(Want want, Market market, ContractCount count) {
    return new TradeAtHand(
        market.series(),
        want.side(),
        want.limit(),
        count.feeMicros(want.limit()),
        want.probabilityMicros(),
        Duration.ofMillis(Math.max(0, market.msToClose(desk.tape().timeMs()))));
  }

  private Answer halt(Sizer sizer, Market market, String evidence) {
    long offset = desk.tape().offset();
    desk.change(
        state -> state.withSizing(state.sizing().halted(Optional.of(new Halt(sizer, offset)))));
    desk.enter(
        new SizingFailed(
            offset, desk.tape().timeMs(), desk.plan().account(), market.id(), sizer, evidence));
    return failed(offset);
  }

  private static Answer failed(long tapeOffset) {
    return new Answer.Stopped(
        Obstacle.sizing(Reason.of("FAILED", new Fact("failedAtOffset", tapeOffset))));
  }

  private Answer counted(
      Want want, Quantity depth, AccountPast past, Size size, ContractCount count) {
    Quantity affordable = count.within(size.dollars(), want.limit());
    Quantity payable = affordable.min(count.within(past.cash(), want.limit()));
    if (payable.isZero()) {
      return new Answer.Stopped(unpaid(want, size, affordable, count));
    }
    Cap cap = payable.compareTo(affordable) < 0 ? Cap.CASH : Cap.NONE;
    return new Answer.Sized(
        new SizingDecision(
            Sizing.of(size),
            past.winRatePpm(),
            past.streak(),
            past.trades(),
            want.limit(),
            affordable,
            payable.min(depth),
            depth.compareTo(payable) < 0 ? Cap.DEPTH : cap,
            Optional.of(
                new SizingDecision.Source(desk.plan().sizing().sizer(), size.reason().facts()))));
  }

  private Obstacle unpaid(Want want, Size size, Quantity affordable, ContractCount count) {
    long leastMicros = count.debit(count.step(), want.limit()).micros();
    return affordable.isZero()
        ? Obstacle.of(Gate.BUDGET_TOO_SMALL, "sizeMicros", size.dollars().micros(), leastMicros)
        : Obstacle.of(Gate.CASH, "freeCashMicros", desk.state().freeCash().micros(), leastMicros);
  }
}
