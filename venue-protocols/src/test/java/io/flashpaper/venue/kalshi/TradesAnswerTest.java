// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.Side;
import io.flashpaper.venue.Recordings;
import io.flashpaper.venue.kalshi.KalshiFrame.Print;
import io.flashpaper.venue.wire.Refusal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TradesAnswerTest {
  @Test
  void aRecordedTradeIsRead() {
    String trade =
        Recordings.json("kalshi/recorded/rest_trade_KXBTC15M-26SEP261900-00_2026-09-26.json")
            .toString();
    TradesAnswer answer = TradesAnswer.of("{\"trades\":[" + trade + "],\"cursor\":\"next\"}");
    Print print = answer.read().getFirst();
    assertThat(answer.cursor()).isEqualTo("next");
    assertThat(print.tradeId()).isEqualTo("0723a045-55c1-a478-de4a-642a5deee757");
    assertThat(print.takerSide()).isEqualTo(Side.YES);
    assertThat(print.quantity()).hasToString("8.94");
    assertThat(print.venueTimeMs())
        .isEqualTo(Instant.parse("2026-09-26T22:52:42.728Z").toEpochMilli());
    assertThat(print.block()).isFalse();
  }

  @Test
  void aTradeInCentsIsRefusedByNameAndTheOthersAreRead() {
    TradesAnswer answer =
        TradesAnswer.of(
            """
            {"trades":[{"trade_id":"1","ticker":"M","count":3,"yes_price":7,"taker_side":"yes",
             "created_time":"2026-01-12T00:00:00Z"},{"trade_id":"2","ticker":"M","count_fp":"3.00",
             "yes_price_dollars":"0.0700","no_price_dollars":"0.9300","taker_side":"no",
             "created_time":"2026-09-26T00:00:00Z","is_block_trade":false}],"cursor":null}\
            """);
    assertThat(answer.refused())
        .singleElement()
        .satisfies(e -> assertThat(e.refusal()).isEqualTo(Refusal.CENT_ERA));
    assertThat(answer.read()).extracting(Print::tradeId).containsExactly("2");
    assertThat(answer.cursor()).isEmpty();
  }
}
