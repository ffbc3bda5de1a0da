// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.WindowAverage;
import io.flashpaper.venue.Recordings;
import io.flashpaper.venue.kalshi.KalshiFrame.Body;
import io.flashpaper.venue.kalshi.KalshiFrame.Delta;
import io.flashpaper.venue.kalshi.KalshiFrame.Denied;
import io.flashpaper.venue.kalshi.KalshiFrame.IndexValue;
import io.flashpaper.venue.kalshi.KalshiFrame.Lifecycle;
import io.flashpaper.venue.kalshi.KalshiFrame.Malformed;
import io.flashpaper.venue.kalshi.KalshiFrame.Other;
import io.flashpaper.venue.kalshi.KalshiFrame.Print;
import io.flashpaper.venue.kalshi.KalshiFrame.Snapshot;
import io.flashpaper.venue.kalshi.KalshiFrame.Subscribed;
import io.flashpaper.venue.kalshi.KalshiFrame.Totals;
import io.flashpaper.venue.wire.Refusal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KalshiFramesTest {
  private static final MarketId MARKET = new MarketId("M-1");
  private final KalshiFrames frames = new KalshiFrames(true);

  private Body body(String type, String message) {
    String text = "{\"type\":\"%s\",\"sid\":2,\"seq\":5,\"msg\":%s}\n".formatted(type, message);
    return frames.read(text).body();
  }

  @Test
  void anAcknowledgementNamesItsChannelCommandAndSubscription() {
    KalshiFrame frame =
        frames.read(
            "{\"id\":1,\"type\":\"subscribed\",\"msg\":{\"channel\":\"orderbook_delta\",\"sid\":4}}");
    assertThat(frame.body()).isEqualTo(new Subscribed("orderbook_delta"));
    assertThat(frame.id()).hasValue(1);
    assertThat(frame.sid()).hasValue(4);
  }

  @Test
  void noLevelsInYesPricesBecomeNoPrices() {
    Body body =
        body(
            "orderbook_snapshot",
            """
            {"market_ticker":"M-1","yes_dollars_fp":[["0.4800","10.00"]],
             "no_dollars_fp":[["0.5000","20.50"],["0.510","1"]]}\
            """);
    assertThat(body)
        .isInstanceOfSatisfying(
            Snapshot.class,
            s -> {
              assertThat(s.book().bestBid(Side.YES)).contains(Price.of("0.48"));
              assertThat(s.book().bestBid(Side.NO)).contains(Price.of("0.50"));
              assertThat(s.book().bestAsk(Side.YES)).contains(Price.of("0.50"));
              assertThat(s.book().isCrossed()).isFalse();
            });
    assertThat(
            body(
                "orderbook_delta",
                """
                {"market_ticker":"M-1","price_dollars":"0.960","delta_fp":"-54.00","side":"no"}\
                """))
        .isEqualTo(new Delta(MARKET, Side.NO, Price.of("0.04"), -5400));
  }

  @Test
  void aSideWithoutBidsIsAbsent() {
    assertThat(body("orderbook_snapshot", "{\"market_ticker\":\"M-1\"}"))
        .isEqualTo(new Snapshot(MARKET, io.flashpaper.model.Book.EMPTY));
  }

  @Test
  void theCentEraIsRefusedByName() {
    for (Body body :
        List.of(
            body("orderbook_snapshot", "{\"market_ticker\":\"M-1\",\"yes\":[[8,300]]}"),
            body(
                "orderbook_delta",
                "{\"market_ticker\":\"M-1\",\"price\":96,\"delta\":-54,\"side\":\"yes\"}"),
            body("ticker", "{\"market_ticker\":\"M-1\",\"yes_bid\":5,\"volume\":33}"),
            body("trade", "{\"market_ticker\":\"M-1\",\"yes_price\":36,\"count\":136}"))) {
      assertThat(body)
          .isInstanceOfSatisfying(
              Malformed.class, m -> assertThat(m.refusal()).isEqualTo(Refusal.CENT_ERA));
    }
  }

  @Test
  void aTextThatWouldNotFitOnTheTapeIsRefused() {
    String message =
        """
        {"trade_id":"%s","market_ticker":"M-1","yes_price_dollars":"0.3600",
         "no_price_dollars":"0.6400","count_fp":"136.00","taker_side":"no",
         "taker_outcome_side":"no","is_block_trade":false,"ts_ms":1669149841000}\
        """;
    assertThat(body("trade", message.formatted("t".repeat(16_384)))).isInstanceOf(Print.class);
    assertThat(body("trade", message.formatted("t".repeat(16_385))))
        .isInstanceOfSatisfying(
            Malformed.class,
            m -> assertThat(m.reason()).contains("trade_id", "characters").hasSizeLessThan(300));
  }

  @Test
  void aFrameSaysWhenItHappenedElseWhenItWasSent() {
    String sent = "{\"type\":\"ticker\",\"sending_ts_ms\":1784475900007,\"msg\":{%s}}";
    assertThat(frames.read(sent.formatted("\"ts_ms\":1784475900005")).venueMs())
        .hasValue(1_784_475_900_005L);
    assertThat(frames.read(sent.formatted("")).venueMs()).hasValue(1_784_475_900_007L);
    assertThat(frames.read("{\"type\":\"ticker\",\"msg\":{}}").venueMs()).isEmpty();
  }

  @Test
  void aRefusedFrameKeepsItsNumbers() {
    KalshiFrame frame =
        frames.read(
            "{\"type\":\"orderbook_delta\",\"sid\":2,\"seq\":5,\"msg\":{\"side\":\"yes\"}}");
    assertThat(frame.body()).isInstanceOf(Malformed.class);
    assertThat(frame.sid()).hasValue(2);
    assertThat(frame.seq()).hasValue(5);
  }

  @Test
  void tradesTotalsIndexAndLifecycleAreRead() {
    assertThat(
            body(
                "trade",
                """
                {"trade_id":"t","market_ticker":"M-1","yes_price_dollars":"0.3600",
                 "no_price_dollars":"0.6400","count_fp":"136.00","taker_side":"no",
                 "taker_outcome_side":"no","is_block_trade":false,"ts_ms":1669149841000}\
                """))
        .isEqualTo(
            new Print(
                MARKET,
                "t",
                Side.NO,
                Price.of("0.36"),
                Quantity.of("136"),
                1_669_149_841_000L,
                false));
    assertThat(
            body(
                "ticker",
                """
                {"market_ticker":"M-1","volume_fp":"33896.00","open_interest_fp":"20422.00"}\
                """))
        .isEqualTo(new Totals(MARKET, Quantity.of("33896"), Quantity.of("20422")));
    assertThat(
            body(
                "cfbenchmarks_value",
                """
                {"index_id":"BRTI","received_at":1710000000123,
                 "data":"{\\"id\\":\\"BRTI\\",\\"time\\":1710000000123,\\"value\\":\\"68000.12\\"}",
                 "avg_60s_data":{"value":"68000.12000000","window_size":3}}\
                """))
        .isEqualTo(
            new IndexValue(
                "BRTI",
                68_000_120_000L,
                1_710_000_000_123L,
                Optional.of(new WindowAverage(68_000_120_000L, 3)),
                Optional.empty()));
    assertThat(
            body("market_lifecycle_v2", "{\"event_type\":\"settled\",\"market_ticker\":\"M-1\"}"))
        .isEqualTo(new Lifecycle(MARKET));
    assertThat(body("event_lifecycle", "{}")).isEqualTo(new Other("event_lifecycle"));
    assertThat(body("error", "{\"code\":8,\"msg\":\"Unknown channel name\"}"))
        .isEqualTo(new Denied(8, "Unknown channel name"));
  }

  @Test
  void recordedTradesTickersAndLifecyclesAreRead() {
    String folder = "kalshi/recorded/";
    for (String file :
        List.of(
            "ws_lifecycle_determined_2026-07-19.json",
            "ws_lifecycle_settled_KXBNB15M_2026-07-19.json",
            "ws_ticker_KXBTC15M-26JUL191145-45_at_close_2026-07-19.json")) {
      assertThat(frames.read(Recordings.json(folder + file).toString()).body())
          .as(file)
          .isNotInstanceOfAny(Malformed.class, Other.class);
    }
  }
}
