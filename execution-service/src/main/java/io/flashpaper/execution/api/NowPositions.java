// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.engine.execution.account.Origin;
import io.flashpaper.engine.execution.account.SettlementWait;
import io.flashpaper.engine.execution.account.SettlementWait.Standing;
import io.flashpaper.engine.execution.exits.ExitLevels;
import io.flashpaper.engine.execution.exits.ExitPolicy;
import io.flashpaper.engine.execution.exits.StopMemory;
import io.flashpaper.execution.ExecutionConfig;
import io.flashpaper.execution.api.NowLedger.Held;
import io.flashpaper.execution.live.LiveMoment;
import io.flashpaper.execution.live.LiveMoment.Sight;
import io.flashpaper.model.Book;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.settings.accounts.AccountPlans;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What open trades are worth now, and where they would be sold. */
@Singleton
final class NowPositions {
  private static final long CERTAIN = 1_000_000;

  private final ExecutionConfig config;

  NowPositions(ExecutionConfig config) {
    this.config = config;
  }

  /** An open trade by the end of the tape. */
  Now.Position position(Held held, LiveMoment now) {
    OpenTrade trade = held.trade();
    Optional<Sight> market = now.market(trade.market().ticker());
    Optional<Price> bid = bid(trade, market);
    boolean isForSale = !trade.awaitingSettlement() && !trade.bought().isZero();
    Optional<ExitLevels> levels =
        market.filter(_ -> isForSale).map(sight -> levels(held, now, sight));
    long openedMs = trade.filled().timeMs();
    return new Now.Position(
        trade.id(),
        held.account(),
        trade.entry().origin().map(Origin::instance).orElse(null),
        trade.market().ticker(),
        status(trade),
        trade.side().name(),
        trade.held().toString(),
        entryPrice(trade),
        NowMarkets.price(bid),
        NowMarkets.price(levels.flatMap(ExitLevels::stop)),
        NowMarkets.price(levels.flatMap(ExitLevels::target)),
        result(trade, market, now.timeMs()).map(Money::toString).orElse(null),
        Instant.ofEpochMilli(openedMs).toString(),
        openedMs,
        Math.max(0, now.timeMs() - openedMs));
  }

  private static String status(OpenTrade trade) {
    Optional<Standing> standing = trade.awaited().map(SettlementWait::standing);
    return standing
        .map(known -> known == Standing.WAITING ? "AWAITING_SETTLEMENT" : known.name())
        .orElse(trade.awaitingSettlement() ? "AWAITING_SETTLEMENT" : "OPEN");
  }

  /** What a trade adds to its account's cash, were it sold now; what is at stake if nobody bids. */
  static Money worth(Held held, LiveMoment now) {
    OpenTrade trade = held.trade();
    Optional<Sight> market = now.market(trade.market().ticker());
    return result(trade, market, now.timeMs())
        .map(result -> result.plus(trade.outlay()))
        .orElse(trade.outlay());
  }

  private static Optional<Price> bid(OpenTrade trade, Optional<Sight> market) {
    Optional<Book> book = market.flatMap(sight -> sight.live().book());
    return book.flatMap(b -> b.bestBid(trade.side()));
  }

  private static Optional<Money> result(OpenTrade trade, Optional<Sight> market, long timeMs) {
    return market
        .flatMap(sight -> SaleNow.of(sight, trade.side(), trade.held(), timeMs))
        .map(sale -> sale.net().minus(trade.outlay()));
  }

  private ExitLevels levels(Held held, LiveMoment now, Sight market) {
    OpenTrade trade = held.trade();
    return ExitLevels.of(
        exits(held.account()),
        new ExitLevels.Position(
            trade.bought(),
            trade.cost(),
            trade.stop().orElse(StopMemory.NONE),
            now.deviationPpm(),
            probability(trade.side(), market.fairMicros())));
  }

  private ExitPolicy exits(String account) {
    return AccountPlans.exits(
        config.accounts().getOrDefault(account, config.otherAccounts()).exits());
  }

  private static OptionalLong probability(Side side, OptionalLong yes) {
    return side == Side.YES || yes.isEmpty() ? yes : OptionalLong.of(CERTAIN - yes.getAsLong());
  }

  private static String entryPrice(OpenTrade trade) {
    return trade.bought().isZero()
        ? Price.ZERO.toString()
        : new Price(trade.cost().micros() * 100 / trade.bought().hundredths()).toString();
  }
}
