// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.venue.kalshi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.Settlement.Result;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.venue.Recordings;
import io.flashpaper.venue.wire.Refusal;
import io.flashpaper.venue.wire.RefusedException;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class KalshiAnswersTest {
  private static final String MARKET =
      """
      {"ticker":"M-1","status":"%s","open_time":"2026-07-23T03:00:00Z",
       "close_time":"2026-07-23T03:15:00Z","updated_time":"2026-07-23T03:00:00.747044Z",
       "volume_fp":"12.50","open_interest_fp":"3.00","price_ranges":[
       {"start":"0.0000","end":"0.1000","step":"0.0010"}],"result":"%s",
       "expiration_value":"%s"%s}\
      """;

  private static ListedMarket read(String status, String result, String value, String more) {
    String market = MARKET.formatted(status, result, value, more);
    return KalshiAnswers.market("{\"market\":" + market + "}", "S");
  }

  @Test
  void aMarketWithoutAStrikeYetHasNone() {
    Market market = read("initialized", "", "", "").market();
    assertThat(market.status()).isEqualTo(MarketStatus.UNOPENED);
    assertThat(market.strikeRule()).isEqualTo(StrikeRule.OTHER);
    assertThat(market.strikeMicros()).isEmpty();
    assertThat(market.closeTimeMs() - market.openTimeMs()).isEqualTo(900_000);
  }

  @Test
  void strikesAreNumbersWithOrWithoutDecimals() {
    String rule = ",\"strike_type\":\"greater_or_equal\",\"floor_strike\":";
    assertThat(read("active", "", "", rule + "65776.62").market().strikeMicros())
        .hasValue(65_776_620_000L);
    assertThat(read("active", "", "", rule + "65231").market().strikeMicros())
        .hasValue(65_231_000_000L);
  }

  @Test
  void onlyAFinalizedMarketHasAnOutcome() {
    assertThat(read("determined", "yes", "1.5", "").settlement()).isEmpty();
    assertThat(read("finalized", "yes", "65776.62", "").settlement())
        .contains(new Settlement(Result.YES, Price.ONE, OptionalLong.of(65_776_620_000L)));
    assertThat(read("finalized", "no", "", "").settlement())
        .contains(new Settlement(Result.NO, Price.ZERO, OptionalLong.empty()));
  }

  @Test
  void aShareMustSayHowMuch() {
    assertThat(
            read("finalized", "scalar", "", ",\"settlement_value_dollars\":\"0.5000\"")
                .settlement())
        .contains(new Settlement(Result.SCALAR, Price.of("0.5"), OptionalLong.empty()));
    assertThatThrownBy(() -> read("finalized", "scalar", "", ""))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("settlement_value_dollars");
  }

  @Test
  void oneUnreadableMarketDoesNotHideTheOthers() {
    KalshiAnswers.Markets markets =
        KalshiAnswers.markets(
            "{\"markets\":[{\"ticker\":\"X\"},%s],\"cursor\":\"\"}"
                .formatted(MARKET.formatted("active", "", "", "")),
            "S");
    assertThat(markets.read()).hasSize(1);
    assertThat(markets.refused()).hasSize(1);
  }

  @Test
  void theCentEraIsRefusedByName() {
    assertThatThrownBy(
            () -> KalshiAnswers.market("{\"market\":{\"ticker\":\"X\",\"volume\":3}}", "S"))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.CENT_ERA));
  }

  @Test
  void theRecordedOpenMarketIsRead() {
    String body = Recordings.body("kalshi/recorded/rest_markets_open_KXBTC15M_2026-07-23.json");
    KalshiAnswers.Markets markets = KalshiAnswers.markets(body, "KXBTC15M");
    assertThat(markets.refused()).isEmpty();
    assertThat(markets.read())
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.market().strikeMicros()).hasValue(65_776_620_000L);
              assertThat(m.market().priceBands()).hasSize(3);
            });
  }

  @Test
  void twoHundredRecordedOutcomesAreRead() {
    String body =
        Recordings.body("kalshi/recorded/rest_markets_settled_KXBTC15M_200rows_2026-07-23.json");
    KalshiAnswers.Markets markets = KalshiAnswers.markets(body, "KXBTC15M");
    assertThat(markets.refused()).isEmpty();
    assertThat(markets.read()).hasSize(200).allMatch(m -> m.settlement().isPresent());
  }

  @Test
  void recordedCentEraMarketsAreRefused() {
    String body =
        Recordings.json("kalshi/recorded/legacy_rest_market_cents_2026-01-12.json").toString();
    assertThat(body).contains("yes_bid");
    String market = body.substring(body.indexOf("{\"", 1));
    assertThatThrownBy(() -> KalshiAnswers.market("{\"market\":" + body + "}", "S"))
        .as(market)
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void booksComeByTickerWithNoPricesAsTheyAre() {
    Map<MarketId, Book> books =
        KalshiAnswers.books(
                """
                {"orderbooks":[{"ticker":"M-1","orderbook_fp":{"yes_dollars":[["0.0570","2289.35"]],
                 "no_dollars":[["0.2300","836.61"],["0.9400","100.01"]]}}]}\
                """)
            .read();
    assertThat(books.get(new MarketId("M-1")).spreadMicros()).hasValue(3_000);
  }

  @Test
  void oneUnreadableBookDoesNotHideTheOthersAndNamesItsMarket() {
    KalshiAnswers.Books books =
        KalshiAnswers.books(
            """
            {"orderbooks":[{"ticker":"M-1","orderbook_fp":{"yes_dollars":[]}},
             {"ticker":"M-2","orderbook_fp":{"yes_dollars":[],"no_dollars":[]}}]}\
            """);
    assertThat(books.read()).containsOnlyKeys(new MarketId("M-2"));
    assertThat(books.refused())
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.market()).contains(new MarketId("M-1"));
              assertThat(e.reason()).contains("no_dollars", "missing");
            });
  }
}
