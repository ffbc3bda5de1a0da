// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.MarketMoment;
import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.account.PendingOrder.Kind;
import io.flashpaper.engine.execution.account.SizingDecision;
import io.flashpaper.engine.execution.account.SizingDecision.Cap;
import io.flashpaper.engine.execution.account.StandingDesire;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderPlaced;
import io.flashpaper.engine.execution.matching.BookWalk;
import io.flashpaper.engine.execution.sizing.ContractCount;
import io.flashpaper.engine.execution.sizing.Sizing;
import io.flashpaper.engine.execution.sizing.SizingState;
import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.model.Book;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.signal.Desire.Want;
import java.util.Comparator;
import java.util.Optional;

/** Turns standing desires into entry orders, whenever the gates and the account allow. */
final class Entries {
  private static final Comparator<StandingDesire> PRECEDENCE =
      Comparator.<StandingDesire>comparingInt(desire -> desire.origin().priority())
          .thenComparing(desire -> desire.origin().instance());

  private final AccountDesk desk;
  private final EntryGates gates;

  Entries(AccountDesk desk) {
    this.desk = desk;
    this.gates = new EntryGates(desk);
  }

  /** Considers every standing desire after a tape event, in the order of the instances. */
  void consider() {
    for (StandingDesire desire : desk.state().desires().stream().sorted(PRECEDENCE).toList()) {
      if (desire.desire() instanceof Want want && !gates.isFulfilled(desire)) {
        gates
            .stopping(desire)
            .or(() -> order(desire, want))
            .ifPresent(obstacle -> gates.count(desire, obstacle));
      }
    }
  }

  private Optional<Obstacle> order(StandingDesire desire, Want want) {
    LiveMarket market = desk.tape().market(desire.market()).orElseThrow();
    if (market.book().isEmpty()) {
      return Optional.of(Obstacle.of(Gate.BOOK_UNTRUSTED));
    }
    FeedGrade grade = market.health().grade();
    FeedGrade least = desk.plan().leastGrade(Kind.ENTRY);
    if (!grade.isAtLeast(least)) {
      return Optional.of(Obstacle.of(Gate.FEED_GRADE, "grade", grade.ordinal(), least.ordinal()));
    }
    Quantity offered = offered(desire.market(), market.book().get(), want);
    long depth = offered.hundredths() / 100;
    if (depth == 0) {
      return Optional.of(notOffered(market.book().get(), want, offered));
    }
    SizingDecision sizing = size(want, depth);
    if (sizing.contracts() == 0) {
      return Optional.of(unpaid(want, sizing));
    }
    place(desire, want, market.market().series(), sizing);
    return Optional.empty();
  }

  private Quantity offered(MarketId market, Book book, Want want) {
    return new BookWalk(market, book, desk.state().consumed(), desk.tape().timeMs())
        .offered(want.side(), want.limit());
  }

  /** Too dear, or too little of it. */
  private static Obstacle notOffered(Book book, Want want, Quantity offered) {
    return book.bestAsk(want.side())
        .filter(ask -> ask.compareTo(want.limit()) > 0)
        .map(ask -> Obstacle.of(Gate.NOT_OFFERED, "askMicros", ask.micros(), want.limit().micros()))
        .orElseGet(
            () -> Obstacle.of(Gate.NOT_OFFERED, "offeredHundredths", offered.hundredths(), 100));
  }

  private Obstacle unpaid(Want want, SizingDecision sizing) {
    long oneMicros = desk.plan().contractCount().debit(1, want.limit()).micros();
    return sizing.affordable() == 0
        ? Obstacle.of(
            Gate.BUDGET_TOO_SMALL, "sizeMicros", sizing.sizing().size().micros(), oneMicros)
        : Obstacle.of(Gate.CASH, "freeCashMicros", desk.state().freeCash().micros(), oneMicros);
  }

  private SizingDecision size(Want want, long depth) {
    SizingState past = desk.state().sizing();
    Sizing sizing = desk.plan().sizing().choose(past);
    ContractCount count = desk.plan().contractCount();
    long affordable = count.within(sizing.size(), want.limit());
    long payable = Math.min(affordable, count.within(desk.state().freeCash(), want.limit()));
    Cap cap = payable < affordable ? Cap.CASH : Cap.NONE;
    return new SizingDecision(
        sizing,
        past.winRatePpm(),
        past.streak(),
        past.trades(),
        want.limit(),
        affordable,
        Math.min(payable, depth),
        depth < payable ? Cap.DEPTH : cap);
  }

  private void place(StandingDesire desire, Want want, String series, SizingDecision sizing) {
    long now = desk.tape().timeMs();
    MarketMoment moment = desk.tape().moment(desire.market(), now);
    String id = OrderIds.next(desk.state(), desire.market(), moment.tapeOffset());
    PendingOrder order =
        new PendingOrder(
            id,
            Kind.ENTRY,
            id,
            desire.market(),
            series,
            want.side(),
            want.limit(),
            Quantity.ofContracts(sizing.contracts()),
            desk.plan().contractCount().debit(sizing.contracts(), want.limit()),
            moment,
            now + desk.plan().latency().toMillis(),
            want.reason(),
            Optional.of(desire.origin()),
            want.probabilityMicros(),
            Optional.of(sizing));
    desk.change(state -> state.ordering(order));
    desk.enter(new OrderPlaced(moment.tapeOffset(), now, desk.plan().account(), order));
  }
}
