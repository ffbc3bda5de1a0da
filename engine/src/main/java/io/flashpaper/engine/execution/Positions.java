// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.engine.execution.account.MarketMoment;
import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.engine.execution.account.Origin;
import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.account.PendingOrder.Kind;
import io.flashpaper.engine.execution.account.StandingDesire;
import io.flashpaper.engine.execution.exits.ExitPolicy;
import io.flashpaper.engine.execution.exits.Holding;
import io.flashpaper.engine.execution.exits.StopMemory;
import io.flashpaper.engine.execution.exits.Verdict;
import io.flashpaper.engine.execution.ledger.LedgerEntry.OrderPlaced;
import io.flashpaper.engine.execution.matching.BookWalk;
import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason;
import java.util.Optional;
import java.util.OptionalLong;

/** Manages what is held: exits, and the close of its market. */
final class Positions {
  private final AccountDesk desk;
  private final Settlements settlements;
  private final HoldCounter holds;
  private final Rests rests;

  Positions(AccountDesk desk, Settlements settlements, Rests rests) {
    this.desk = desk;
    this.settlements = settlements;
    this.holds = new HoldCounter(desk);
    this.rests = rests;
  }

  /** Sells a trade for a reason of its own: now if it can be, else as soon as it can. */
  void close(OpenTrade trade, Reason reason) {
    OpenTrade exiting =
        trade.exiting(reason, desk.tape().moment(trade.market(), desk.tape().timeMs()));
    desk.change(state -> state.changing(exiting));
    manage(exiting);
  }

  /** Looks after each held position after a tape event. */
  void manage() {
    for (OpenTrade trade : desk.state().trades()) {
      if (trade.awaitingSettlement()) {
        settlements.await(trade);
      } else {
        manage(trade);
      }
    }
  }

  private void manage(OpenTrade trade) {
    Optional<LiveMarket> market = desk.tape().market(trade.market());
    long now = desk.tape().timeMs();
    if (market.isEmpty() || isClosed(market.get().market(), now)) {
      settlements.await(trade);
      return;
    }
    if (market.get().market().status() == MarketStatus.OPEN
        && market.get().book().isPresent()
        && market.get().health().grade().isAtLeast(desk.plan().leastGrade(Kind.EXIT))
        && now >= trade.exitRetryAtMs()
        && !isBeingSold(trade)) {
      consider(trade, market.get(), market.get().book().get());
    }
  }

  private static boolean isClosed(Market market, long now) {
    return market.msToClose(now) <= 0
        || market.status() == MarketStatus.CLOSED
        || market.status() == MarketStatus.SETTLED;
  }

  private boolean isBeingSold(OpenTrade trade) {
    return desk.state().orders().stream()
        .anyMatch(order -> order.kind() == Kind.EXIT && order.tradeId().equals(trade.id()));
  }

  private void consider(OpenTrade trade, LiveMarket market, Book book) {
    Optional<Price> bid = book.bestBid(trade.side());
    if (bid.isEmpty()) {
      return;
    }
    long now = desk.tape().timeMs();
    Optional<StandingDesire> flat = flat(trade);
    Optional<Reason> reason =
        trade
            .exitReason()
            .or(() -> flat.map(desire -> ((Desire.Flat) desire.desire()).reason()))
            .or(() -> decide(trade, holding(trade, market, bid.get(), book)));
    if (reason.isEmpty()) {
      return;
    }
    OpenTrade known = desk.state().trade(trade.id()).orElseThrow();
    BookWalk walk = new BookWalk(trade.market(), book, desk.state().consumed(), now);
    Optional<PendingOrder> buying = stillBuying(trade);
    if (buying.isPresent()) {
      stopBuying(known, buying.get(), reason.get());
    } else if (!walk.wanted(trade.side()).isZero()) {
      sell(known, reason.get(), flat.map(StandingDesire::origin));
    }
  }

  private Optional<PendingOrder> stillBuying(OpenTrade trade) {
    return desk.state().orders().stream()
        .filter(order -> order.kind() == Kind.ENTRY && order.tradeId().equals(trade.id()))
        .findFirst();
  }

  /** An order that sells would meet the account's own bid: that is cancelled first. */
  private void stopBuying(OpenTrade trade, PendingOrder buying, Reason reason) {
    if (trade.exitReason().isEmpty()) {
      MarketMoment moment = desk.tape().moment(trade.market(), desk.tape().timeMs());
      desk.change(state -> state.changing(trade.exiting(reason, moment)));
    }
    rests.cancel(buying, reason);
  }

  private Holding holding(OpenTrade trade, LiveMarket market, Price bid, Book book) {
    long now = desk.tape().timeMs();
    return new Holding(
        trade.bought(),
        trade.cost(),
        now,
        now - trade.filled().timeMs(),
        bid,
        book.spreadMicros().orElse(bid.complement().micros()),
        market.market().msToClose(now),
        desk.tape().seen(trade.market()),
        trade.stop().orElse(StopMemory.NONE),
        new TapeOutlook(desk.tape(), market.market(), trade.side()));
  }

  private Optional<Reason> decide(OpenTrade trade, Holding holding) {
    ExitPolicy exits = desk.plan().exits();
    StopMemory memory = exits.stop().watch(holding);
    if (!memory.equals(holding.stop())) {
      desk.change(state -> state.changing(trade.watching(memory)));
    }
    return switch (exits.decide(holding.with(memory))) {
      case Verdict.Sell sell -> Optional.of(sell.reason());
      case Verdict.Hold hold -> {
        holds.count(trade, hold.reason());
        yield Optional.empty();
      }
    };
  }

  private Optional<StandingDesire> flat(OpenTrade trade) {
    String instance = trade.entry().origin().map(Origin::instance).orElse("");
    return desk.state().desires().stream()
        .filter(desire -> desire.desire() instanceof Desire.Flat)
        .filter(desire -> desire.isOf(instance, trade.market()))
        .findFirst();
  }

  private void sell(OpenTrade trade, Reason reason, Optional<Origin> origin) {
    long now = desk.tape().timeMs();
    MarketMoment moment = desk.tape().moment(trade.market(), now);
    String id = OrderIds.next(desk.state(), trade.market(), desk.tape().offset());
    PendingOrder order =
        new PendingOrder(
            id,
            Kind.EXIT,
            trade.id(),
            trade.market(),
            trade.entry().series(),
            trade.side(),
            Price.ZERO,
            trade.held(),
            Money.ZERO,
            moment,
            now + desk.plan().latency().millis(id),
            reason,
            origin,
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty());
    OpenTrade exiting = trade.exitReason().isPresent() ? trade : trade.exiting(reason, moment);
    desk.change(state -> state.changing(exiting).ordering(order));
    desk.enter(new OrderPlaced(moment.tapeOffset(), now, desk.plan().account(), order));
  }
}
