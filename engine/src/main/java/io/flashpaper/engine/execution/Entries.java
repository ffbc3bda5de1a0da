// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.EntrySizing.Answer.Sized;
import io.flashpaper.engine.execution.EntrySizing.Answer.Stopped;
import io.flashpaper.engine.execution.account.MarketMoment;
import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.account.PendingOrder.Kind;
import io.flashpaper.engine.execution.account.SizingDecision;
import io.flashpaper.engine.execution.account.StandingDesire;
import io.flashpaper.engine.execution.fees.FeeRole;
import io.flashpaper.engine.execution.fees.FeeSchedule;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderPlaced;
import io.flashpaper.engine.execution.matching.BookWalk;
import io.flashpaper.engine.execution.matching.TickGrid;
import io.flashpaper.engine.execution.sizing.ContractCount;
import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Money;
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
  private final EntrySizing sizing;
  private final ProtectionGates protections;
  private final Shadowing shadows;

  Entries(AccountDesk desk, Shadowing shadows) {
    this.desk = desk;
    this.gates = new EntryGates(desk);
    this.sizing = new EntrySizing(desk);
    this.protections = new ProtectionGates(desk);
    this.shadows = shadows;
  }

  /** Considers every standing desire after a tape event, in the order of the instances. */
  void consider() {
    for (StandingDesire desire : desk.state().desires().stream().sorted(PRECEDENCE).toList()) {
      if (desire.desire() instanceof Want want && !gates.isFulfilled(desire)) {
        gates
            .stopping(desire)
            .or(() -> order(desire, want))
            .filter(obstacle -> gates.count(desire, obstacle))
            .ifPresent(obstacle -> shadows.refused(desire, want, obstacle));
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
    return order(
        desire,
        new TickGrid(market.market().priceBands()).onTick(want),
        market.market(),
        market.book().get());
  }

  private Optional<Obstacle> order(StandingDesire desire, Want want, Market market, Book book) {
    Voyage voyage = voyage(market);
    Quantity offered = offered(desire.market(), book, want);
    Quantity depth = voyage.count().floor(offered);
    if (depth.isZero()) {
      return Optional.of(notOffered(book, want, offered));
    }
    return switch (sizing.decide(want, market, depth, voyage.count())) {
      case Stopped stopped -> Optional.of(stopped.obstacle());
      case Sized sized -> order(desire, want, market, sized.decision(), voyage);
    };
  }

  private Optional<Obstacle> order(
      StandingDesire desire, Want want, Market market, SizingDecision sized, Voyage voyage) {
    Money debit = voyage.count().debit(sized.contracts(), want.limit());
    Optional<Obstacle> forbidden = protections.stopping(desire.origin().instance(), market, debit);
    if (forbidden.isEmpty()) {
      place(desire, want, market.series(), sized, voyage);
    }
    return forbidden;
  }

  /**
   * An order's way to the venue.
   *
   * @param count counts contracts with the fees of its arrival, as far as they are known
   */
  private record Voyage(String orderId, long arrivalMs, ContractCount count) {}

  private Voyage voyage(Market market) {
    String id = OrderIds.next(desk.state(), market.id(), desk.tape().offset());
    long arrivalMs = desk.tape().timeMs() + desk.plan().latency().millis(id);
    FeeSchedule schedule = FeeSchedule.of(market.fees(), FeeRole.TAKER, arrivalMs);
    return new Voyage(id, arrivalMs, desk.plan().contractCount(schedule));
  }

  private Quantity offered(MarketId market, Book book, Want want) {
    return new BookWalk(market, book, desk.state().consumed(), desk.tape().timeMs())
        .offered(want.side(), want.limit());
  }

  /** Too dear, or too little of it. */
  private Obstacle notOffered(Book book, Want want, Quantity offered) {
    return book.bestAsk(want.side())
        .filter(ask -> ask.compareTo(want.limit()) > 0)
        .map(ask -> Obstacle.of(Gate.NOT_OFFERED, "askMicros", ask.micros(), want.limit().micros()))
        .orElseGet(
            () ->
                Obstacle.of(
                    Gate.NOT_OFFERED,
                    "offeredHundredths",
                    offered.hundredths(),
                    desk.plan().sizing().step().hundredths()));
  }

  private void place(
      StandingDesire desire, Want want, String series, SizingDecision sizing, Voyage voyage) {
    long now = desk.tape().timeMs();
    MarketMoment moment = desk.tape().moment(desire.market(), now);
    PendingOrder order =
        new PendingOrder(
            voyage.orderId(),
            Kind.ENTRY,
            voyage.orderId(),
            desire.market(),
            series,
            want.side(),
            want.limit(),
            sizing.contracts(),
            voyage.count().debit(sizing.contracts(), want.limit()),
            moment,
            voyage.arrivalMs(),
            want.reason(),
            Optional.of(desire.origin()),
            want.probabilityMicros(),
            Optional.of(sizing));
    desk.change(state -> state.ordering(order));
    desk.enter(new OrderPlaced(moment.tapeOffset(), now, desk.plan().account(), order));
  }
}
