// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.engine.execution.Valuation;
import io.flashpaper.execution.LiveSnapshot;
import io.flashpaper.execution.LiveSnapshot.Quote;
import io.flashpaper.execution.LiveStatus;
import io.flashpaper.model.Money;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Open trades as REST shows them, at what their own market would pay now. */
@Singleton
public final class PositionQueries {
  private static final long DOLLAR_MICROS = 1_000_000;

  private final TradeQueries trades;
  private final LiveStatus live;

  PositionQueries(TradeQueries trades, LiveStatus live) {
    this.trades = trades;
    this.live = live;
  }

  /**
   * An open trade.
   *
   * @param held contracts still held
   * @param mark what it would bring now; null where its market has no bid to be trusted
   */
  public record Position(TradeQueries.Trade trade, String held, @Nullable Mark mark) {}

  /**
   * What a position would bring now, at its own market's best bid for its side.
   *
   * @param bid for one contract
   * @param value of all that is held, before fees
   * @param unrealised value less outlay: the result if it were all sold there without a fee
   * @param time tape time of the quote
   */
  public record Mark(String bid, String value, String unrealised, String time) {}

  Page<Position> page(TradeFilter filter, PageRequest asked) {
    LiveSnapshot now = live.latest();
    Page<TradeQueries.Trade> page = trades.open(filter, asked);
    return new Page<>(
        page.items().stream().map(trade -> position(trade, now)).toList(), page.next());
  }

  static Position position(TradeQueries.Trade trade, LiveSnapshot now) {
    Quantity held =
        trade.exitFills().stream()
            .map(fill -> Quantity.of(fill.quantity()))
            .reduce(Quantity.of(trade.quantity()), Quantity::minus);
    Mark mark =
        now.markets().stream()
            .filter(quote -> quote.ticker().equals(trade.market()))
            .map(quote -> bid(quote, Side.valueOf(trade.side())))
            .flatMapToLong(OptionalLong::stream)
            .mapToObj(bid -> mark(new Price(bid), held, trade, now.tapeTimeMs()))
            .findFirst()
            .orElse(null);
    return new Position(trade, held.toString(), mark);
  }

  private static OptionalLong bid(Quote quote, Side side) {
    return switch (side) {
      case YES -> quote.yesBidMicros();
      case NO ->
          quote.yesAskMicros().isEmpty()
              ? OptionalLong.empty()
              : OptionalLong.of(DOLLAR_MICROS - quote.yesAskMicros().getAsLong());
    };
  }

  private static Mark mark(Price bid, Quantity held, TradeQueries.Trade trade, long tapeTimeMs) {
    Valuation now = Valuation.of(bid, held, Money.of(trade.outlay()));
    return new Mark(
        now.bid().toString(),
        now.value().toString(),
        now.unrealised().toString(),
        Instant.ofEpochMilli(tapeTimeMs).toString());
  }
}
