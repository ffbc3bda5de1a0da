// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import static io.flashpaper.feed.kalshi.Listings.market;
import static io.flashpaper.feed.kalshi.Listings.open;
import static io.flashpaper.feed.kalshi.Listings.settled;
import static io.flashpaper.feed.kalshi.Listings.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.venue.kalshi.ListedMarket;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FollowingTest {
  private static final MarketId M = new MarketId("M");
  private static final long MINUTE = 60_000;
  private static final MarketSelection SELECTION = new MarketSelection(5, 120_000);
  private final FollowedMarkets followed = new FollowedMarkets(120_000);

  private static ListedMarket strike(int dollars, long closeMs) {
    return market(
        "T" + dollars, MarketStatus.OPEN, 0, closeMs, OptionalLong.of(dollars * 1_000_000L), 0);
  }

  private static ListedMarket unopened(String ticker, long openMs, long closeMs) {
    return market(ticker, MarketStatus.UNOPENED, openMs, closeMs, OptionalLong.empty(), 0);
  }

  private static List<String> tickers(List<ListedMarket> markets) {
    return markets.stream().map(m -> m.id().ticker()).toList();
  }

  private void accept(ListedMarket listed, long nowMs) {
    assertThat(followed.accept(listed, nowMs)).isPresent();
  }

  /** At which times the market is read, looking every 100 ms. */
  private List<Long> reads(long fromMs, long toMs) {
    List<Long> times = new ArrayList<>();
    for (long t = fromMs; t < toMs; t += 100) {
      long now = t;
      followed
          .nextRead(now)
          .ifPresent(
              id -> {
                followed.asked(id, now);
                times.add(now);
              });
    }
    return times;
  }

  @Test
  void ofManyStrikesTheNearestToTheIndexAreFollowed() {
    List<ListedMarket> strikes =
        IntStream.rangeClosed(1, 9).mapToObj(i -> strike(i * 100, 1000)).toList();
    assertThat(tickers(SELECTION.current(strikes, OptionalLong.of(620_000_000), 0)))
        .containsExactly("T600", "T700", "T500", "T800", "T400");
    assertThat(SELECTION.current(strikes, OptionalLong.empty(), 0)).isEmpty();
  }

  @Test
  void ofSeveralCloseTimesTheNextCountsAndNeverAPastOne() {
    List<ListedMarket> markets = List.of(strike(1, 3000), strike(2, 2000), strike(3, 1000));
    assertThat(tickers(SELECTION.current(markets, OptionalLong.empty(), 1000)))
        .containsExactly("T2");
  }

  @Test
  void aMarketIsFollowedAndStreamedShortlyBeforeItOpens() {
    ListedMarket next = unopened("N", 200_000, 900_000);
    assertThat(SELECTION.upcoming(List.of(next), OptionalLong.empty(), 79_999)).isEmpty();
    assertThat(SELECTION.upcoming(List.of(next), OptionalLong.empty(), 80_000)).hasSize(1);
    accept(next, 80_000);
    assertThat(followed.trading(199_999)).isEmpty();
    assertThat(followed.streamed(80_000)).containsExactly(next.id());
    assertThat(followed.trading(198_500, 1500)).containsExactly(next.id());
    assertThat(followed.streamed(900_000)).isEmpty();
  }

  @Test
  void aStoredAnswerDoesNotUndoANewerOne() {
    accept(market("M", MarketStatus.OPEN, 0, 1000, OptionalLong.of(5), 2), 0);
    assertThat(followed.accept(unopened("M", 0, 1000), 0)).isEmpty();
    assertThat(followed.find(M).orElseThrow().strikeMicros()).hasValue(5);
  }

  @Test
  void ofTwoAnswersOfTheSameAgeTheOneThatIsFurtherOnCounts() {
    ListedMarket before = market("M", MarketStatus.OPEN, 0, 1000, OptionalLong.empty(), 7);
    ListedMarket after = market("M", MarketStatus.OPEN, 0, 1000, OptionalLong.of(5), 7);
    ListedMarket closed = with(after, MarketStatus.CLOSED, 7);
    accept(before, 0);
    accept(after, 0);
    assertThat(followed.accept(before, 0)).isEmpty();
    accept(closed, 0);
    assertThat(followed.accept(after, 0)).isEmpty();
    accept(with(after, MarketStatus.OPEN, 8), 0);
  }

  @Test
  void aMarketOfAnEarlierRunIsFollowedOnAndAStoredAnswerDoesNotTakeItsStrike() {
    MarketBoard board = new MarketBoard();
    board.accept(new TapeEvent.MarketUpdated(0, open("M", 0, 1000).market()));
    followed.resume(board.find(M).orElseThrow(), 500);
    assertThat(followed.trading(500)).containsExactly(M);
    ListedMarket stored = market("M", MarketStatus.OPEN, 0, 1000, OptionalLong.empty(), 5);
    assertThat(followed.accept(stored, 500)).isEmpty();
    accept(open("M", 0, 1000), 500);
  }

  @Test
  void aStrikeIsWaitedForEachSecondFromTheOpeningAndLessOftenLater() {
    accept(unopened("M", 10_000, 15 * MINUTE), 0);
    assertThat(reads(0, 13_000)).containsExactly(10_000L, 11_000L, 12_000L);
    assertThat(reads(13_000, 70_000)).hasSizeBetween(56, 58);
    assertThat(reads(70_000, 130_000)).hasSizeBetween(11, 13);
    assertThat(reads(10 * MINUTE, 12 * MINUTE)).hasSizeBetween(3, 5);
  }

  @Test
  void aMarketWithAStrikeIsLeftAloneUntilItsClose() {
    accept(open("M", 0, 15 * MINUTE), 1000);
    assertThat(reads(1000, 15 * MINUTE)).isEmpty();
    assertThat(reads(15 * MINUTE, 15 * MINUTE + 5000)).hasSize(5);
  }

  @Test
  void aMarketThatClosesEarlyIsFollowedToItsOutcomeAtOnce() {
    accept(open("M", 0, 15 * MINUTE), 1000);
    accept(with(open("M", 0, 15 * MINUTE), MarketStatus.CLOSED, 2000), 2000);
    assertThat(followed.trading(2000)).isEmpty();
    assertThat(reads(2000, 5000)).hasSize(3);

    accept(open("N", 0, 15 * MINUTE), 1000);
    accept(market("N", MarketStatus.OPEN, 0, 4000, OptionalLong.of(1), 3000), 3000);
    assertThat(followed.trading(4000)).isEmpty();
  }

  @Test
  void aPausedMarketIsLookedAtNowAndThen() {
    accept(open("M", 0, 15 * MINUTE), 1000);
    accept(with(open("M", 0, 15 * MINUTE), MarketStatus.PAUSED, 2000), 2000);
    assertThat(reads(2000, 12_100)).containsExactly(2000L, 7000L, 12_000L);
    assertThat(followed.trading(3000)).containsExactly(M);
  }

  @Test
  void anOutcomeIsLookedAtAgainForCorrectionsAndThenForgotten() {
    ListedMarket listed = open("M", 0, 1000);
    accept(listed, 500);
    accept(settled(listed, Listings.YES, 5000), 5000);
    long end = 5000 + 61 * MINUTE;
    List<Long> looks = reads(5000, end);
    assertThat(looks).containsExactly(5000 + MINUTE, 5000 + 10 * MINUTE, 5000 + 60 * MINUTE);
    followed.forgetFinished(end);
    assertThat(followed.contains(M)).isFalse();
  }

  @Test
  void whatIsAskedOutOfTurnDoesNotCountAsALookForCorrections() {
    ListedMarket listed = open("M", 0, 1000);
    accept(settled(listed, Listings.YES, 5000), 5000);
    for (long now = 6000; now < 10_000; now += 1000) {
      followed.readSoon(M);
      followed.asked(M, now);
    }
    assertThat(reads(10_000, 5000 + 61 * MINUTE))
        .containsExactly(5000 + MINUTE, 5000 + 10 * MINUTE, 5000 + 60 * MINUTE);
  }

  @Test
  void ofManyToBeReadSoonTheOneNotReadLongestIsFirst() {
    accept(open("A", 0, 100_000), 0);
    accept(open("B", 0, 100_000), 0);
    followed.asked(new MarketId("A"), 1000);
    followed.readSoon(new MarketId("A"));
    followed.readSoon(new MarketId("B"));
    assertThat(followed.nextRead(2000)).contains(new MarketId("B"));
  }

  @Test
  void aCorrectionIsTaken() {
    ListedMarket listed = open("M", 0, 1000);
    accept(settled(listed, Listings.YES, 5000), 5000);
    accept(settled(listed, Listings.NO, 6000), 70_000);
    assertThat(followed.all().iterator().next().seen(MarketStatus.SETTLED).settlement())
        .contains(Listings.NO);
  }

  @Test
  void theMarketThatWaitsLongestIsReadFirst() {
    accept(open("A", 0, 2000), 0);
    accept(open("B", 0, 1000), 0);
    followed.asked(new MarketId("A"), 2100);
    assertThat(followed.nextRead(2200)).contains(new MarketId("B"));
    followed.readSoon(new MarketId("A"));
    followed.asked(new MarketId("B"), 2200);
    assertThat(followed.nextRead(2300)).contains(new MarketId("A"));
  }

  @Test
  void listsAreAskedForMoreOftenAroundTheQuarterHours() {
    assertThat(PollRhythm.listPauseMs(900_000)).isEqualTo(2000);
    assertThat(PollRhythm.listPauseMs(920_001)).isEqualTo(6000);
    assertThat(PollRhythm.listPauseMs(1_795_000)).isEqualTo(2000);
  }
}
