// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import static io.flashpaper.feed.kalshi.ScriptedKalshi.list;
import static io.flashpaper.feed.kalshi.ScriptedKalshi.market;
import static io.flashpaper.feed.kalshi.ScriptedKalshi.strike;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.feed.desk.FeedEvent.BookAudited;
import io.flashpaper.feed.desk.FeedEvent.BookSeen;
import io.flashpaper.feed.desk.FeedEvent.BooksLost;
import io.flashpaper.feed.desk.FeedEvent.MarketSeen;
import io.flashpaper.feed.desk.FeedEvent.MarketUnusable;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.event.FeedMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestSideTest {
  private static final MarketId M = new MarketId("M");
  private static final long QUARTER = 900_000;
  private static final String OPEN = "status=open";
  private static final String BOOK = "{\"yes_dollars\":[[\"0.4800\",\"10.00\"]],\"no_dollars\":[]}";
  private static final String BOOKS =
      "{\"orderbooks\":[{\"ticker\":\"M\",\"orderbook_fp\":" + BOOK + "}]}";

  private final ScriptedKalshi venue = new ScriptedKalshi("S");

  private void oneOpenMarket() {
    venue.answer(OPEN, 200, list(market("M", "active", 0, QUARTER, strike("5"))));
    venue.answer("/markets/orderbooks", 200, BOOKS);
  }

  @Test
  void withoutAStreamBooksArePolledEachSecond() {
    oneOpenMarket();
    venue.run(1000);
    venue.asked.clear();
    venue.run(10_000);
    assertThat(venue.askedFor("/markets/orderbooks?tickers=M")).isBetween(8L, 11L);
    assertThat(venue.seen(BookSeen.class)).allMatch(b -> b.source() == FeedMode.REST);
    assertThat(venue.askedFor("/markets/trades?ticker=M&min_ts=")).isGreaterThan(3);
    assertThat(venue.askedFor("/orderbook?")).isZero();
    assertThat(venue.asked).hasSizeLessThan(30);
  }

  @Test
  void aStreamedBookIsAuditedEveryFewSecondsAndAtOnceWhenItIsDoubted() {
    oneOpenMarket();
    venue.answer("/markets/M/orderbook?depth=0", 200, "{\"orderbook_fp\":" + BOOK + "}");
    venue.streaming = true;
    venue.run(21_000);
    assertThat(venue.seen(BookAudited.class)).hasSizeBetween(3, 5);
    assertThat(venue.askedFor("/markets/orderbooks")).isZero();
    assertThat(venue.askedFor("/markets/trades")).isZero();
    int before = venue.seen(BookAudited.class).size();
    venue.rest.audit(M);
    venue.run(1000);
    assertThat(venue.seen(BookAudited.class)).hasSize(before + 1);
  }

  @Test
  void theBookOfAMarketIsAskedForBeforeItOpens() {
    venue.answer("status=unopened", 200, list(market("M", "initialized", 60_000, QUARTER, "")));
    venue.run(58_000);
    assertThat(venue.followed.streamed(venue.nowMs)).containsExactly(M);
    assertThat(venue.askedFor("/markets/orderbooks")).isZero();
    venue.run(2000);
    assertThat(venue.askedFor("/markets/orderbooks")).isPositive();
  }

  @Test
  void aStrikeIsReadFromTheMarketItselfAsSoonAsItIsThere() {
    venue.answer("status=unopened", 200, list(market("M", "initialized", 60_000, QUARTER, "")));
    venue.answer(
        "/markets/M", 200, "{\"market\":" + market("M", "active", 60_000, QUARTER, "") + "}");
    venue.run(62_000);
    venue.answer(
        "/markets/M",
        200,
        "{\"market\":" + market("M", "active", 60_000, QUARTER, strike("5")) + "}");
    venue.answer(OPEN, 200, list(market("M", "active", 60_000, QUARTER, strike("5"))));
    venue.run(2000);
    assertThat(venue.seen(MarketSeen.class).getLast().market().strikeMicros()).hasValue(5_000_000);
    long reads = venue.askedFor("/markets/M");
    venue.run(20_000);
    assertThat(venue.askedFor("/markets/M")).isEqualTo(reads);
  }

  @Test
  void aMarketThatIsNoLongerListedAsOpenIsReadOnItsOwn() {
    oneOpenMarket();
    venue.run(5000);
    assertThat(venue.askedFor("/markets/M")).isZero();
    venue.answer(OPEN, 200, list());
    venue.answer(
        "/markets/M", 200, "{\"market\":" + market("M", "inactive", 0, QUARTER, strike("5")) + "}");
    venue.run(12_000);
    assertThat(venue.seen(MarketSeen.class).getLast().market().status())
        .isEqualTo(MarketStatus.PAUSED);
  }

  @Test
  void aMarketThatCannotBeReadIsUnusableAndTheOthersGoOn() {
    venue.answer(
        OPEN,
        200,
        list(
            market("M", "active", 0, QUARTER, strike("5")),
            market("N", "active", 0, QUARTER, strike("6"))));
    venue.run(3000);
    venue.answer(
        OPEN,
        200,
        list(
            market("M", "active", 0, QUARTER, strike("\"5\"")),
            market("N", "active", 0, QUARTER, strike("6"))));
    venue.events.clear();
    venue.run(12_000);
    assertThat(venue.seen(MarketUnusable.class))
        .isNotEmpty()
        .allMatch(e -> e.market().equals(M) && e.reason().contains("floor_strike"));
    assertThat(venue.seen(MarketSeen.class)).anyMatch(e -> e.market().id().ticker().equals("N"));
    assertThat(venue.refused).allMatch(text -> text.contains("floor_strike"));
  }

  @Test
  void aBookInCentsMakesItsMarketUnusableByName() {
    oneOpenMarket();
    venue.run(1000);
    venue.answer(
        "/markets/orderbooks",
        200,
        "{\"orderbooks\":[{\"ticker\":\"M\",\"orderbook\":{\"yes\":[[48,10]],\"no\":[]}}]}");
    venue.run(2000);
    assertThat(venue.seen(MarketUnusable.class))
        .isNotEmpty()
        .allMatch(e -> e.market().equals(M) && e.reason().contains("orderbook"));
  }

  @Test
  void aSeriesOfWhichNothingCanBeReadIsNamed() {
    venue.answer(OPEN, 200, "{\"items\":[]}");
    venue.run(3000);
    assertThat(venue.rest.unreadable()).containsOnlyKeys("S");
    assertThat(venue.rest.unreadable().get("S")).contains("markets");
    venue.answer(OPEN, 200, list(market("M", "active", 0, QUARTER, strike("5"))));
    venue.run(12_000);
    assertThat(venue.rest.unreadable()).isEmpty();
  }

  @Test
  void booksThatAreNotAnsweredAreLostAfterFiveSeconds() {
    oneOpenMarket();
    venue.run(3000);
    venue.answer("/markets/orderbooks", 503, "");
    venue.run(4000);
    assertThat(venue.seen(BooksLost.class)).isEmpty();
    venue.run(4000);
    assertThat(venue.seen(BooksLost.class))
        .singleElement()
        .satisfies(lost -> assertThat(lost.markets()).isEqualTo(List.of(M)));
    venue.answer("/markets/orderbooks", 200, BOOKS);
    venue.events.clear();
    venue.run(9000);
    assertThat(venue.seen(BookSeen.class)).isNotEmpty();
  }

  @Test
  void garbageIsNoAnswerAndNobodysFault() {
    oneOpenMarket();
    venue.run(3000);
    venue.answer("/markets", 200, "<html>");
    venue.run(10_000);
    assertThat(venue.seen(MarketUnusable.class)).isEmpty();
    assertThat(venue.refused).isNotEmpty();
    assertThat(venue.rest.lastError()).contains("JSON");
    assertThat(venue.askedFor("/markets/orderbooks")).isLessThan(10);
  }

  @Test
  void aVenueThatIsAskedTooMuchIsLeftInPeaceByAllLanes() {
    oneOpenMarket();
    venue.run(3000);
    venue.answer("/", 429, "{\"error\":\"too many requests\"}");
    venue.asked.clear();
    venue.run(60_000);
    assertThat(venue.asked).hasSizeLessThan(12);
    assertThat(venue.rest.lastError()).isEqualTo("HTTP 429 too many requests");
  }

  @Test
  void whatIsDeniedOrBrokenIsAskedForAgainAfterPausesThatGrow() {
    venue.answer("/", 0, "connection refused");
    venue.run(120_000);
    assertThat(venue.asked).hasSizeBetween(20, 80);
    assertThat(venue.rest.answersSince(0)).isFalse();
    oneOpenMarket();
    venue.answer("/exchange", 200, ScriptedKalshi.TRADING);
    venue.answer("status=unopened", 200, ScriptedKalshi.NONE);
    venue.answer("/markets/trades", 200, ScriptedKalshi.NONE);
    venue.run(20_000);
    assertThat(venue.seen(BookSeen.class)).isNotEmpty();
  }
}
