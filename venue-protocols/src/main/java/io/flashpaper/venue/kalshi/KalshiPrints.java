// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
import io.flashpaper.venue.kalshi.KalshiFrame.Print;
import io.flashpaper.venue.wire.Fields;

/** Public trades, as streamed and as answered; the ids are the same. */
final class KalshiPrints {
  private KalshiPrints() {}

  static Print streamed(Fields message) {
    refuseCents(message);
    return print(message, "market_ticker", message.epochMs("ts_ms"));
  }

  static Print answered(Fields trade) {
    refuseCents(trade);
    return print(trade, "ticker", trade.timeMs("created_time"));
  }

  private static void refuseCents(Fields trade) {
    CentEra.refuse(trade, "yes_price", "yes_price_dollars");
    CentEra.refuse(trade, "count", "count_fp");
  }

  private static Print print(Fields trade, String ticker, long timeMs) {
    return new Print(
        trade.decode(ticker, trade.text(ticker), MarketId::new),
        trade.text("trade_id"),
        taker(trade),
        yesPrice(trade),
        trade.quantity("count_fp"),
        timeMs,
        trade.flag("is_block_trade"));
  }

  /** The field's older name is still sent; where both are, they say the same. */
  private static Side taker(Fields trade) {
    String name = trade.names("taker_outcome_side") ? "taker_outcome_side" : "taker_side";
    Side taker = trade.decode(name, trade.text(name), KalshiLevels::side);
    if (trade.names("taker_side")
        && trade.decode("taker_side", trade.text("taker_side"), KalshiLevels::side) != taker) {
      throw trade.wrong("taker_side", "the same as 'taker_outcome_side'", taker.opposite());
    }
    return taker;
  }

  /** Both prices are sent and make a dollar; a scale mixed up would not. */
  private static Price yesPrice(Fields trade) {
    Price yes =
        trade.decode("yes_price_dollars", trade.text("yes_price_dollars"), KalshiLevels::price);
    Price no = trade.price("no_price_dollars");
    if (!no.equals(yes.complement())) {
      throw trade.wrong("no_price_dollars", "$1 less 'yes_price_dollars'", no);
    }
    return yes;
  }
}
