// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import static io.flashpaper.feed.kalshi.ScriptedKalshi.list;
import static io.flashpaper.feed.kalshi.ScriptedKalshi.market;
import static io.flashpaper.feed.kalshi.ScriptedKalshi.strike;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.feed.desk.FeedEvent.MarketSeen;
import io.flashpaper.model.MarketFees;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What the venue says of fees, from its answers to what the desk is told of a market. */
class FeesTest {
  private static final long QUARTER = 900_000;
  private static final String ROUND = "/series/S";

  private final ScriptedKalshi venue = new ScriptedKalshi("S");

  private void oneOpenMarket(String more) {
    venue.answer("status=open", 200, list(market("M", "active", 0, QUARTER, strike("5") + more)));
  }

  private void series(String type, String multiplier) {
    venue.answer(
        ROUND,
        200,
        "{\"series\":{\"fee_type\":\"%s\",\"fee_multiplier\":%s}}".formatted(type, multiplier));
  }

  private void event(String fields) {
    venue.answer(
        "/events",
        200,
        "{\"events\":[{\"event_ticker\":\"E\"%s}],\"cursor\":\"\"}".formatted(fields));
  }

  private Optional<MarketFees> told() {
    return venue.seen(MarketSeen.class).getLast().market().fees();
  }

  private static Optional<MarketFees> fees(String type, long multiplierMicros) {
    return Optional.of(new MarketFees(type, multiplierMicros, OptionalLong.empty()));
  }

  @Test
  void aMarketIsToldWithTheFeesOfItsSeriesSoonAfterTheStart() {
    oneOpenMarket("");
    series("quadratic", "1");
    venue.run(3000);
    assertThat(told()).isEqualTo(fees("quadratic", 1_000_000));
  }

  @Test
  void anEventOverridesTypeAndMultiplierEachOnItsOwn() {
    oneOpenMarket("");
    series("quadratic", "0.5");
    event(",\"fee_type_override\":\"quadratic_with_maker_fees\",\"fee_multiplier_override\":null");
    venue.run(3000);
    assertThat(told()).isEqualTo(fees("quadratic_with_maker_fees", 500_000));
    event(",\"fee_multiplier_override\":2");
    venue.run(35_000);
    assertThat(told()).isEqualTo(fees("quadratic", 2_000_000));
    event("");
    venue.run(35_000);
    assertThat(told()).isEqualTo(fees("quadratic", 500_000));
  }

  @Test
  void aWaiverIsThatOfTheMarket() {
    oneOpenMarket(",\"fee_waiver_expiration_time\":\"" + ScriptedKalshi.time(60_000) + "\"");
    venue.run(3000);
    assertThat(told())
        .contains(
            new MarketFees("quadratic", 1_000_000, OptionalLong.of(ScriptedKalshi.START + 60_000)));
  }

  @Test
  void aTypeThatNobodyKnowsIsToldInTheVenuesWord() {
    oneOpenMarket("");
    series("margin_market_maker_program_fees", "1");
    venue.run(3000);
    assertThat(told()).isEqualTo(fees("margin_market_maker_program_fees", 1_000_000));
  }

  @Test
  void aChangeIsToldWithinHalfAMinuteAndWithinSecondsWhereTheStreamTellsOfIt() {
    oneOpenMarket("");
    venue.run(3000);
    series("quadratic", "2");
    venue.run(31_000);
    assertThat(told()).isEqualTo(fees("quadratic", 2_000_000));
    event(",\"fee_multiplier_override\":3");
    venue.rest.hurryFees();
    venue.run(4000);
    assertThat(told()).isEqualTo(fees("quadratic", 3_000_000));
  }

  @Test
  void whatDidNotChangeIsNotToldAgain() {
    oneOpenMarket("");
    venue.run(5000);
    int before = venue.seen(MarketSeen.class).size();
    long asked = venue.askedFor(ROUND);
    venue.answer("status=open", 200, list());
    venue.answer(
        "/markets/M", 200, "{\"market\":" + market("M", "active", 0, QUARTER, strike("5")) + "}");
    venue.run(60_000);
    assertThat(venue.askedFor(ROUND)).isBetween(asked + 1, asked + 3);
    assertThat(venue.seen(MarketSeen.class).stream().skip(before))
        .allMatch(seen -> seen.market().fees().equals(fees("quadratic", 1_000_000)));
  }

  @Test
  void anAnswerThatCannotBeReadIsReportedAndTheOthersGoOn() {
    oneOpenMarket("");
    venue.answer(ROUND, 200, "{\"series\":{\"fee_type\":\"quadratic\",\"fee_multiplier\":\"1\"}}");
    venue.run(3000);
    assertThat(venue.refused).isNotEmpty().allMatch(text -> text.contains("fee_multiplier"));
    assertThat(venue.askedFor("/events")).isPositive();
    assertThat(told()).isEmpty();
    series("quadratic", "1");
    venue.run(31_000);
    assertThat(told()).isPresent();
  }

  @Test
  void aMarketOfAnEarlierRunKeepsItsFeesUntilTheVenueSaysOthers() {
    Optional<MarketFees> known = fees("quadratic", 700_000);
    MarketBoard board = new MarketBoard();
    board.accept(
        new MarketUpdated(
            1,
            Listings.open("M", ScriptedKalshi.START, ScriptedKalshi.START + QUARTER)
                .market()
                .withFees(known)));
    for (LiveMarket live : board.all()) {
      venue.followed.resume(live, venue.nowMs);
    }
    venue.answer(ROUND, 500, "{}");
    oneOpenMarket("");
    venue.run(5000);
    assertThat(told()).isEqualTo(known);
  }
}
