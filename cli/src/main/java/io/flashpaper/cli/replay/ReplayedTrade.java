// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.replay;

import io.flashpaper.cli.report.TradesView;
import io.flashpaper.engine.execution.account.MarketMoment;
import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.engine.execution.account.Origin;
import io.flashpaper.engine.execution.account.PendingOrder;
import io.flashpaper.engine.execution.ledger.LedgerEntry.TradeClosed;
import io.flashpaper.engine.execution.statistics.TradeResult;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A closed trade of a replay.
 *
 * @param openedMs when it began
 * @param net its result as it stands now: corrections of an outcome included
 */
record ReplayedTrade(TradeClosed closed, long openedMs, Money net) {
  private static final int MONEY_DECIMALS = 6;
  private static final String CLOSED = "CLOSED";

  ReplayedTrade(TradeClosed closed, long openedMs) {
    this(closed, openedMs, closed.net());
  }

  ReplayedTrade restated(Money corrected) {
    return new ReplayedTrade(closed, openedMs, corrected);
  }

  String account() {
    return closed.account();
  }

  MarketId market() {
    return closed.trade().market();
  }

  private PendingOrder entry() {
    return closed.trade().entry();
  }

  /** As the REST API lists it. */
  TradesView.Trade row() {
    OpenTrade trade = closed.trade();
    return row(
        trade,
        openedMs,
        closed.account(),
        CLOSED,
        average(trade.proceeds().plus(net).minus(closed.net()), trade.bought()),
        closed.reason().code(),
        dollars(net),
        Instant.ofEpochMilli(closed.timeMs()));
  }

  /** The same of a trade that is not closed. */
  static TradesView.Trade open(String account, OpenTrade trade, long openedMs) {
    String status = trade.awaitingSettlement() ? "AWAITING_SETTLEMENT" : "OPEN";
    return row(trade, openedMs, account, status, null, null, null, null);
  }

  private static TradesView.Trade row(
      OpenTrade trade,
      long openedMs,
      String account,
      String status,
      @Nullable BigDecimal exitPrice,
      @Nullable String exitReason,
      @Nullable BigDecimal pnl,
      @Nullable Instant closedAt) {
    Optional<Origin> origin = trade.entry().origin();
    return new TradesView.Trade(
        trade.id(),
        account,
        origin.map(Origin::instance).orElse(null),
        origin.map(Origin::strategy).orElse(null),
        trade.market().ticker(),
        trade.side().name(),
        status,
        new BigDecimal(trade.bought().toString()),
        average(trade.cost(), trade.bought()),
        exitPrice,
        exitReason,
        dollars(trade.fees()),
        pnl,
        Instant.ofEpochMilli(openedMs),
        closedAt);
  }

  /** As statistics see it. */
  TradeResult result(Optional<Side> winner) {
    OpenTrade trade = closed.trade();
    Optional<Origin> origin = entry().origin();
    return new TradeResult(
        trade.id(),
        new TradeResult.Labels(
            account(),
            origin.map(Origin::strategy).orElse(""),
            origin.map(Origin::instance).orElse(""),
            market().ticker(),
            entry().series()),
        trade.side(),
        new TradeResult.Entry(
            Optional.of(entry().quantity()),
            trade.bought(),
            trade.cost(),
            trade.entryFees(),
            entry().probabilityMicros(),
            bestQuote()),
        trade.fees(),
        net,
        winner,
        times(origin));
  }

  private TradeResult.Times times(Optional<Origin> origin) {
    long decidedMs = entry().decision().timeMs();
    return new TradeResult.Times(
        openedMs,
        closed.timeMs(),
        origin
            .map(signal -> OptionalLong.of(decidedMs - signal.timeMs()))
            .orElse(OptionalLong.empty()),
        OptionalLong.of(openedMs - decidedMs));
  }

  /** What the side was offered at: NO is offered by those who bid for YES. */
  private Optional<Price> bestQuote() {
    MarketMoment seen = entry().decision();
    if (entry().side() == Side.NO) {
      return seen.k().map(Price::complement);
    }
    return seen.k()
        .filter(_ -> seen.spreadMicros().isPresent())
        .map(bid -> new Price(bid.micros() + seen.spreadMicros().getAsLong()));
  }

  private static BigDecimal average(Money amount, Quantity quantity) {
    return dollars(amount)
        .divide(new BigDecimal(quantity.toString()), MONEY_DECIMALS, RoundingMode.HALF_UP);
  }

  private static BigDecimal dollars(Money money) {
    return BigDecimal.valueOf(money.micros(), MONEY_DECIMALS);
  }
}
