// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.venue.Recordings;
import io.flashpaper.venue.exchange.ExchangeEvent.Ack;
import io.flashpaper.venue.exchange.ExchangeEvent.Alive;
import io.flashpaper.venue.exchange.ExchangeEvent.Denied;
import io.flashpaper.venue.exchange.ExchangeEvent.Ignored;
import io.flashpaper.venue.exchange.ExchangeEvent.Malformed;
import io.flashpaper.venue.exchange.ExchangeEvent.Quote;
import io.flashpaper.venue.exchange.ExchangeEvent.ReconnectPlease;
import io.flashpaper.venue.exchange.ExchangeEvent.Trade;
import io.flashpaper.venue.wire.Refusal;
import java.util.List;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangesTest {
  private static final Quote REST_QUOTE =
      new Quote(1_500_000, 2_000_000, OptionalLong.empty(), OptionalLong.empty());

  private final Exchange coinbase = new Coinbase();
  private final Exchange kraken = new Kraken();
  private final Exchange bitstamp = new Bitstamp();
  private final Exchange binanceUs = new BinanceUs();

  @Test
  void theFourExchangesAreFoundInTheirOrder() {
    assertThat(ServiceLoader.load(Exchange.class))
        .extracting(Exchange::id)
        .containsExactly("coinbase", "kraken", "bitstamp", "binance_us");
  }

  @Test
  void coinbasesTickerIsAQuote() {
    assertThat(
            coinbase.parse(
                """
                {"type":"ticker","sequence":7,"product_id":"BTC-USD","price":"76500.10",
                 "best_bid":"76500.09","best_ask":"76500.11","side":"buy","trade_id":5,
                 "time":"2026-09-04T00:21:02.905270Z"}\
                """))
        .containsExactly(
            new Quote(
                76_500_090_000L,
                76_500_110_000L,
                OptionalLong.of(1_788_481_262_905L),
                OptionalLong.of(7)));
  }

  @Test
  void coinbasesMatchNamesTheMakersSide() {
    assertThat(
            coinbase.parse(
                """
                {"type":"match","trade_id":6,"side":"sell","size":"0.1","price":"76500.5",
                 "product_id":"BTC-USD","time":"2026-09-04T00:21:02.905270Z"}\
                """))
        .containsExactly(new Trade(76_500_500_000L, true, 6, OptionalLong.of(1_788_481_262_905L)));
  }

  @Test
  void coinbasesLastMatchIsOldAndNeverCountsAsNow() {
    assertThat(
            coinbase.parse(
                """
                {"type":"last_match","trade_id":5,"side":"sell","size":"0.1","price":"70000"}\
                """))
        .containsExactly(new Ignored("last_match"));
  }

  @Test
  void coinbaseAcknowledgesChannelByChannel() {
    assertThat(
            coinbase.parse(
                """
                {"type":"subscriptions","channels":[{"name":"ticker","product_ids":["BTC-USD"]},
                 {"name":"heartbeat","product_ids":["BTC-USD"]}]}\
                """))
        .containsExactly(new Ack("ticker"), new Ack("heartbeat"));
  }

  @Test
  void coinbasesErrorIsARefusal() {
    assertThat(
            coinbase.parse(
                """
                {"type":"error","message":"Failed to subscribe","reason":"needs a key"}\
                """))
        .containsExactly(new Denied("Failed to subscribe: needs a key"));
  }

  @Test
  void krakensNumbersAreReadDigitByDigit() {
    assertThat(
            kraken.parse(
                """
                {"channel":"ticker","type":"snapshot","data":[{"symbol":"BTC/USD","bid":62703.4,
                 "bid_qty":0.03,"ask":62710,"ask_qty":0.001}]}\
                """))
        .containsExactly(
            new Quote(
                62_703_400_000L, 62_710_000_000L, OptionalLong.empty(), OptionalLong.empty()));
  }

  @Test
  void krakensTradesOfAnUpdateCountAndThoseOfASnapshotDoNot() {
    String trade =
        """
        {"channel":"trade","type":"%s","data":[{"symbol":"BTC/USD","side":"sell","price":81205.1,
         "qty":0.00003630,"trade_id":1,"timestamp":"2026-09-04T00:21:20.564568Z"},
         {"symbol":"BTC/USD","side":"buy","price":81205,"qty":1,"trade_id":2,
         "timestamp":"2026-09-04T00:21:20.564568Z"}]}\
        """;
    assertThat(kraken.parse(trade.formatted("update")))
        .containsExactly(
            new Trade(81_205_100_000L, false, 1, OptionalLong.of(1_788_481_280_564L)),
            new Trade(81_205_000_000L, true, 2, OptionalLong.of(1_788_481_280_564L)));
    assertThat(kraken.parse(trade.formatted("snapshot")))
        .containsExactly(new Ignored("trade snapshot"));
  }

  @Test
  void krakensHeartbeatConfirmsTheQuote() {
    assertThat(kraken.parse("{\"channel\":\"heartbeat\"}")).containsExactly(new Alive(true));
  }

  @Test
  void krakensRefusalIsNoQuietMarket() {
    assertThat(
            kraken.parse(
                """
                {"error":"Currency pair not supported XBT/USD","method":"subscribe","success":false}\
                """))
        .containsExactly(new Denied("Currency pair not supported XBT/USD"));
    assertThat(
            kraken.parse(
                """
                {"method":"subscribe","result":{"channel":"ticker","symbol":"BTC/USD"},"success":true}\
                """))
        .containsExactly(new Ack("ticker"));
  }

  @Test
  void bitstampsBooksFirstLevelsAreTheQuote() {
    assertThat(
            bitstamp.parse(
                """
                {"data": {"microtimestamp": "1790401258521974", "bids": [["83938.99", "0.5"], ["83938", "1"]],
                 "asks": [["83939", "0.5"]]}, "channel": "order_book_btcusd", "event": "data"}\
                """))
        .containsExactly(
            new Quote(
                83_938_990_000L,
                83_939_000_000L,
                OptionalLong.of(1_790_401_258_521L),
                OptionalLong.of(1_790_401_258_521_974L)));
  }

  @Test
  void bitstampsTradeIsReadFromItsTexts() {
    assertThat(
            bitstamp.parse(
                """
                {"data":{"id":9,"amount":1E-8,"amount_str":"1E-8","price":3651.3000000000002,
                 "price_str":"3651.30","type":1,"microtimestamp":"1790401258521974"},"channel":"live_trades_btcusd","event":"trade"}\
                """))
        .containsExactly(new Trade(3_651_300_000L, false, 9, OptionalLong.of(1_790_401_258_521L)));
  }

  @Test
  void bitstampsWishToReconnectIsHeard() {
    assertThat(
            bitstamp.parse(
                """
                {"event":"bts:request_reconnect","channel":"","data":{}}\
                """))
        .containsExactly(new ReconnectPlease());
  }

  @Test
  void bitstampsErrorIsARefusal() {
    assertThat(
            bitstamp.parse(
                """
                {"event":"bts:error","channel":"","data":{"code":null,"message":"Incorrect JSON"}}\
                """))
        .containsExactly(new Denied("Incorrect JSON"));
  }

  @Test
  void binanceUssFirstQuoteIsItsAcknowledgement() {
    assertThat(
            binanceUs.parse(
                """
                {"stream":"btcusd@bookTicker","data":{"u":1,"s":"BTCUSD","b":"76499.01","B":"1",
                 "a":"76500.02","A":"2"}}\
                """))
        .containsExactly(
            new Ack("btcusd@bookTicker"),
            new Quote(76_499_010_000L, 76_500_020_000L, OptionalLong.empty(), OptionalLong.of(1)));
  }

  @Test
  void binanceUsSaysWhetherTheBuyerWasTheMaker() {
    assertThat(
            binanceUs.parse(
                """
                {"stream":"btcusd@trade","data":{"e":"trade","s":"BTCUSD","t":3,"p":"61263.9000",
                 "q":"0.5","m":false,"T":1634589602485}}\
                """))
        .containsExactly(new Trade(61_263_900_000L, true, 3, OptionalLong.of(1_634_589_602_485L)));
  }

  @Test
  void binanceUssErrorIsARefusal() {
    assertThat(
            binanceUs.parse(
                """
                {"error":{"code":-1121,"msg":"Invalid symbol."}}\
                """))
        .containsExactly(new Denied("Invalid symbol."));
  }

  @Test
  void aMissingFieldIsRefusedByName() {
    assertThat(
            coinbase.parse("{\"type\":\"ticker\",\"product_id\":\"BTC-USD\",\"best_bid\":\"1\"}"))
        .containsExactly(new Malformed(Refusal.MISSING_FIELD, "'best_ask' is missing"));
  }

  @Test
  void aMistypedFieldIsRefusedByName() {
    assertThat(coinbase.parse("{\"type\":\"ticker\",\"product_id\":\"BTC-USD\",\"best_bid\":1}"))
        .singleElement()
        .isInstanceOfSatisfying(
            Malformed.class,
            m -> {
              assertThat(m.refusal()).isEqualTo(Refusal.WRONG_TYPE);
              assertThat(m.reason()).contains("best_bid");
            });
  }

  @Test
  void garbageIsRefusedAndNeverThrows() {
    for (Exchange exchange : List.of(coinbase, kraken, bitstamp, binanceUs)) {
      for (String garbage : List.of("", "{", "[]", "null", "{\"a\":", "\u0000")) {
        assertThat(exchange.parse(garbage))
            .singleElement()
            .isInstanceOfSatisfying(
                Malformed.class, m -> assertThat(m.refusal()).isEqualTo(Refusal.NOT_JSON));
      }
    }
  }

  @Test
  void restAnswersAreQuotes() {
    assertThat(coinbase.parseRest("{\"bid\":\"1.5\",\"ask\":\"2\"}")).isEqualTo(REST_QUOTE);
    assertThat(bitstamp.parseRest("{\"bid\":\"1.5\",\"ask\":\"2\",\"timestamp\":\"1\"}"))
        .isEqualTo(REST_QUOTE);
    assertThat(
            bitstamp.parseRest(
                "{\"bids\":[[\"1.5\",\"1\"]],\"asks\":[[\"2\",\"1\"]],\"microtimestamp\":\"1790401258521974\"}"))
        .isEqualTo(
            new Quote(
                1_500_000,
                2_000_000,
                OptionalLong.of(1_790_401_258_521L),
                OptionalLong.of(1_790_401_258_521_974L)));
    assertThat(
            binanceUs.parseRest(
                "{\"symbol\":\"BTCUSD\",\"bidPrice\":\"1.5\",\"askPrice\":\"2.00000000\"}"))
        .isEqualTo(REST_QUOTE);
    assertThat(
            kraken.parseRest(
                """
                {"error":[],"result":{"XXBTZUSD":{"a":["2.00000","1","1.000"],"b":["1.50000","1","1"]}}}\
                """))
        .isEqualTo(REST_QUOTE);
  }

  @Test
  void krakensErrorUnderStatus200IsNoQuote() {
    assertThat(kraken.parseRest("{\"error\":[\"EGeneral:Too many requests\"],\"result\":{}}"))
        .isInstanceOfSatisfying(
            Malformed.class, m -> assertThat(m.reason()).contains("Too many requests"));
  }

  @ParameterizedTest
  @CsvSource({
    "exchanges/coinbase/exchange_ws_feed_frames.jsonl, coinbase",
    "exchanges/kraken/v2_frames.jsonl, kraken",
    "exchanges/bitstamp/v2_frames.jsonl, bitstamp",
    "exchanges/binanceus/ws_frames.jsonl, binance_us",
  })
  void recordedFramesAreAllUnderstood(String file, String id) {
    Exchange exchange =
        ServiceLoader.load(Exchange.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(e -> e.id().equals(id))
            .findFirst()
            .orElseThrow();
    for (String frame : Recordings.frames(file)) {
      assertThat(exchange.parse(frame)).as(frame).noneMatch(Malformed.class::isInstance);
    }
  }

  @Test
  void recordedRestTickersAreQuotes() {
    assertThat(coinbase.parseRest(Recordings.frames("exchanges/coinbase/rest_ticker.jsonl").get(0)))
        .isInstanceOf(Quote.class);
    assertThat(kraken.parseRest(Recordings.frames("exchanges/kraken/rest_ticker.jsonl").get(0)))
        .isInstanceOf(Quote.class);
    assertThat(bitstamp.parseRest(Recordings.frames("exchanges/bitstamp/rest_ticker.jsonl").get(1)))
        .isInstanceOf(Quote.class);
  }
}
