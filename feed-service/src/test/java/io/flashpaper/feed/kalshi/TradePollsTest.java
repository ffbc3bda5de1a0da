// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import static io.flashpaper.feed.kalshi.ScriptedKalshi.list;
import static io.flashpaper.feed.kalshi.ScriptedKalshi.market;
import static io.flashpaper.feed.kalshi.ScriptedKalshi.strike;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.feed.desk.FeedEvent.Traded;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TradePollsTest {
  private static final String TRADES = "/markets/trades?ticker=M";
  private final ScriptedKalshi venue = new ScriptedKalshi("S");
  private final List<String> made = new ArrayList<>();

  @BeforeEach
  void oneOpenMarket() {
    venue.answer("status=open", 200, list(market("M", "active", 0, 900_000, strike("5"))));
    venue.answer(TRADES, () -> page(made.size(), 0, ""));
  }

  private void trade(int id, long atMs) {
    made.add(
        """
        {"trade_id":"%d","ticker":"M","count_fp":"1.00","yes_price_dollars":"0.5000",
         "no_price_dollars":"0.5000","taker_outcome_side":"yes","taker_book_side":"bid",
         "created_time":"%s","is_block_trade":false}\
        """
            .formatted(id, ScriptedKalshi.time(atMs)));
  }

  /** Newest first. */
  private String page(int to, int from, String cursor) {
    List<String> part = new ArrayList<>(made.subList(from, to));
    Collections.reverse(part);
    return part.stream()
        .collect(Collectors.joining(",", "{\"trades\":[", "],\"cursor\":\"" + cursor + "\"}"));
  }

  private List<String> told() {
    return venue.seen(Traded.class).stream().map(Traded::tradeId).toList();
  }

  @Test
  void tradesAreToldOnceAndOldestFirst() {
    trade(1, 1000);
    trade(2, 1000);
    venue.run(6000);
    trade(3, 5900);
    trade(4, 6500);
    venue.run(6000);
    assertThat(told()).containsExactly("1", "2", "3", "4");
    assertThat(venue.asked.stream().filter(t -> t.startsWith(TRADES)).reduce((_, b) -> b))
        .contains(
            "/markets/trades?ticker=M&min_ts=%d&limit=1000"
                .formatted(ScriptedKalshi.START / 1000 + 4));
  }

  @Test
  void tradesOfTheRunBeforeAreNotToldAgain() {
    trade(1, -1);
    trade(2, 0);
    venue.run(3000);
    assertThat(told()).containsExactly("2");
  }

  @Test
  void pagesAreReadBackToTheFirstTradeThatIsKnown() {
    trade(1, 1000);
    venue.run(3000);
    trade(2, 3000);
    trade(3, 3100);
    venue.answer(TRADES, () -> page(3, 2, "a"));
    venue.answer("cursor=a", () -> page(2, 0, "b"));
    venue.answer("cursor=b", 500, "");
    venue.run(4000);
    assertThat(told()).containsExactly("1", "2", "3");
    assertThat(venue.askedFor("cursor=b")).isZero();
  }

  @Test
  void afterFivePagesTheOldestAreGivenUp() {
    trade(1, 1000);
    venue.answer(TRADES, () -> page(1, 1, "more"));
    venue.answer("cursor=more", () -> page(1, 1, "more"));
    venue.run(9000);
    assertThat(venue.askedFor(TRADES)).isBetween(5L, 10L);
    assertThat(told()).isEmpty();
  }

  @Test
  void aPageThatFailsIsReadAgainFromTheFirst() {
    trade(1, 1000);
    trade(2, 1100);
    venue.answer(TRADES, () -> page(2, 1, "a"));
    venue.answer("cursor=a", 502, "");
    venue.run(3000);
    assertThat(told()).isEmpty();
    venue.answer("cursor=a", () -> page(1, 0, ""));
    venue.run(12_000);
    assertThat(told()).containsExactly("1", "2");
  }

  @Test
  void whileTheyAreStreamedTradesAreReadOnlyToCatchUp() {
    venue.streaming = true;
    trade(1, 2000);
    venue.run(5000);
    assertThat(told()).isEmpty();
    venue.rest.catchUpTrades(ScriptedKalshi.START + 1000, venue.nowMs);
    venue.run(5000);
    assertThat(told()).containsExactly("1");
    assertThat(venue.askedFor(TRADES)).isEqualTo(1);
  }
}
