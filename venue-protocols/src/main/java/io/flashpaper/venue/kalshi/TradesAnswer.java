// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import io.flashpaper.model.MarketId;
import io.flashpaper.venue.kalshi.KalshiFrame.Print;
import io.flashpaper.venue.wire.Fields;
import io.flashpaper.venue.wire.RefusedException;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer to {@code GET /markets/trades}: one page, newest first.
 *
 * @param read the trades that could be read
 * @param refused why the others could not
 * @param cursor asks for the next page; empty after the last
 */
public record TradesAnswer(List<Print> read, List<RefusedException> refused, String cursor) {
  /** Freezes the lists. */
  public TradesAnswer {
    read = List.copyOf(read);
    refused = List.copyOf(refused);
  }

  /** Reads an answer; a trade that cannot be read does not hide the others. */
  public static TradesAnswer of(String body) {
    Fields answer = Fields.parse(body);
    List<Print> read = new ArrayList<>();
    List<RefusedException> refused = new ArrayList<>();
    answer
        .objects("trades")
        .forEach(
            trade -> {
              try {
                read.add(print(trade));
              } catch (RefusedException e) {
                refused.add(e);
              }
            });
    return new TradesAnswer(read, refused, answer.textOrEmpty("cursor"));
  }

  private static Print print(Fields trade) {
    KalshiFrames.refuseCents(trade, "count", "count_fp");
    KalshiFrames.refuseCents(trade, "yes_price", "yes_price_dollars");
    String taker = trade.has("taker_outcome_side") ? "taker_outcome_side" : "taker_side";
    return new Print(
        trade.decode("ticker", trade.text("ticker"), MarketId::new),
        trade.text("trade_id"),
        trade.decode(taker, trade.text(taker), KalshiLevels::side),
        trade.price("yes_price_dollars"),
        trade.quantity("count_fp"),
        trade.time("created_time").toEpochMilli(),
        trade.has("is_block_trade") && trade.flag("is_block_trade"));
  }
}
