// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import io.flashpaper.engine.execution.Valuation;
import io.flashpaper.execution.live.LiveMoment;
import io.flashpaper.execution.live.LiveMoment.Sight;
import io.flashpaper.execution.live.LiveTape;
import io.flashpaper.model.Book;
import io.flashpaper.model.Money;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Open trades as REST shows them, at what their own market would pay now. */
@Singleton
public final class PositionQueries {
  private final TradeQueries trades;
  private final LiveTape tape;

  PositionQueries(TradeQueries trades, LiveTape tape) {
    this.trades = trades;
    this.tape = tape;
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
   * @param ifClosedNow the same as in {@link Now.Position}
   * @param time tape time of the quote
   */
  public record Mark(
      String bid,
      String value,
      @Schema(description = "Value at the best bid less outlay, before the sale's fee")
          String unrealised,
      @Schema(
              description =
                  "The trade's result after all fees, were the rest sold now into the market's"
                      + " bids, level by level; contracts that the levels do not cover count at the"
                      + " last of them")
          String ifClosedNow,
      String time) {}

  Page<Position> page(TradeFilter filter, PageRequest asked) {
    LiveMoment now = tape.latest();
    Page<TradeQueries.Trade> page = trades.open(filter, asked);
    return new Page<>(
        page.items().stream().map(trade -> position(trade, now)).toList(), page.next());
  }

  static Position position(TradeQueries.Trade trade, LiveMoment now) {
    Quantity held =
        trade.exitFills().stream()
            .map(fill -> Quantity.of(fill.quantity()))
            .reduce(Quantity.of(trade.quantity()), Quantity::minus);
    return new Position(
        trade,
        held.toString(),
        now.market(trade.market())
            .flatMap(
                market ->
                    mark(
                        market,
                        Side.valueOf(trade.side()),
                        held,
                        Money.of(trade.outlay()),
                        now.timeMs()))
            .orElse(null));
  }

  static Optional<Mark> mark(Sight market, Side side, Quantity held, Money outlay, long timeMs) {
    Optional<Book> book = market.live().book();
    return book.flatMap(known -> Valuation.of(side, held, outlay, known))
        .flatMap(
            atBest ->
                SaleNow.of(market, side, held, timeMs)
                    .map(
                        sale ->
                            new Mark(
                                atBest.bid().toString(),
                                atBest.value().toString(),
                                atBest.unrealised().toString(),
                                sale.net().minus(outlay).toString(),
                                Instant.ofEpochMilli(timeMs).toString())));
  }
}
