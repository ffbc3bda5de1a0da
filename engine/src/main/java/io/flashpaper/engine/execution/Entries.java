// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.EntrySizing.Answer.Sized;
import io.flashpaper.engine.execution.EntrySizing.Answer.Stopped;
import io.flashpaper.engine.execution.account.MarketMoment;
import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.account.PendingOrder.Kind;
import io.flashpaper.engine.execution.account.Rest;
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
import io.flashpaper.model.Price;
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

  private static final Quantity UNBOUNDED = new Quantity(Long.MAX_VALUE);
  private static final long SECOND_MS = 1_000;

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
    return switch (desk.plan().entryOrders().style()) {
      case TAKER ->
          take(
              desire,
              new TickGrid(market.market().priceBands()).onTick(want),
              market.market(),
              market.book().get());
      case MAKER -> bid(desire, want, market.market(), market.book().get());
    };
  }

  /** An order that waits for whoever sells is as large as the account likes: nothing is offered. */
  private Optional<Obstacle> bid(StandingDesire desire, Want want, Market market, Book book) {
    Optional<Price> price =
        new RestingPrice(want.side(), book, market.priceBands())
            .of(desk.plan().entryOrders().placement(), want.limit());
    if (price.isEmpty()) {
      return Optional.of(Obstacle.of(Gate.NOT_OFFERED));
    }
    return order(desire, limited(want, price.get()), market, voyage(market), UNBOUNDED);
  }

  private Optional<Obstacle> take(StandingDesire desire, Want want, Market market, Book book) {
    Voyage voyage = voyage(market);
    Quantity offered = offered(desire.market(), book, want);
    Quantity depth = voyage.count().floor(offered);
    if (depth.isZero()) {
      return Optional.of(notOffered(book, want, offered));
    }
    return order(desire, want, market, voyage, depth);
  }

  private Optional<Obstacle> order(
      StandingDesire desire, Want want, Market market, Voyage voyage, Quantity depth) {
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

  private static Want limited(Want want, Price limit) {
    return new Want(want.side(), limit, want.untilMs(), want.probabilityMicros(), want.reason());
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
    FeeRole role =
        switch (desk.plan().entryOrders().style()) {
          case TAKER -> FeeRole.TAKER;
          case MAKER -> FeeRole.MAKER;
        };
    FeeSchedule schedule = FeeSchedule.of(market.fees(), role, arrivalMs);
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

  /** The venue ends an order at a whole second; the wish's own end is told it too. */
  private Optional<Rest> rest(Want want, Voyage voyage) {
    EntryOrders orders = desk.plan().entryOrders();
    long untilMs = Math.min(want.untilMs(), voyage.arrivalMs() + orders.timeToLive().toMillis());
    return switch (orders.style()) {
      case TAKER -> Optional.empty();
      case MAKER -> Optional.of(Rest.until(untilMs - Math.floorMod(untilMs, SECOND_MS)));
    };
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
            Optional.of(sizing),
            rest(want, voyage));
    desk.change(state -> state.ordering(order));
    desk.enter(new OrderPlaced(moment.tapeOffset(), now, desk.plan().account(), order));
  }
}
