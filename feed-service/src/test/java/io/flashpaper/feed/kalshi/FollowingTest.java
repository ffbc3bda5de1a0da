// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.venue.kalshi.ListedMarket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FollowingTest {
  private static final MarketSelection SELECTION = new MarketSelection(5, 120_000);
  private final FollowedMarkets followed = new FollowedMarkets();

  private static ListedMarket market(
      String ticker, long openMs, long closeMs, OptionalLong strike, long updatedMs) {
    Market market =
        new Market(
            new MarketId(ticker),
            "S",
            MarketStatus.OPEN,
            StrikeRule.GREATER,
            strike,
            openMs,
            closeMs,
            List.of());
    return new ListedMarket(
        market,
        Quantity.ZERO,
        Quantity.ZERO,
        Optional.empty(),
        Instant.ofEpochMilli(updatedMs),
        OptionalInt.empty());
  }

  private static ListedMarket strike(int dollars, long closeMs) {
    return market("T" + dollars, 0, closeMs, OptionalLong.of(dollars * 1_000_000L), 0);
  }

  private static List<String> tickers(List<ListedMarket> markets) {
    return markets.stream().map(m -> m.id().ticker()).toList();
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
  void aMarketIsFollowedShortlyBeforeItOpens() {
    List<ListedMarket> next = List.of(market("N", 200_000, 900_000, OptionalLong.empty(), 0));
    assertThat(SELECTION.upcoming(next, OptionalLong.empty(), 79_999)).isEmpty();
    assertThat(SELECTION.upcoming(next, OptionalLong.empty(), 80_000)).hasSize(1);
  }

  @Test
  void aCachedAnswerDoesNotUndoANewerOne() {
    assertThat(followed.accept(market("M", 0, 1000, OptionalLong.of(5), 2))).isTrue();
    assertThat(followed.accept(market("M", 0, 1000, OptionalLong.empty(), 1))).isFalse();
    assertThat(followed.find(new MarketId("M")).orElseThrow().strikeMicros()).hasValue(5);
  }

  @Test
  void aMarketIsReadOneByOneWithoutStrikeAndAfterItsCloseUntilItIsFinal() {
    followed.accept(market("M", 0, 1000, OptionalLong.of(5), 1));
    followed.accept(market("N", 0, 1000, OptionalLong.empty(), 1));
    assertThat(followed.unclear(999)).containsExactly(new MarketId("N"));
    assertThat(followed.trading(999)).hasSize(2);
    assertThat(followed.unclear(1000)).hasSize(2);
    assertThat(followed.trading(1000)).isEmpty();

    ListedMarket last = market("M", 0, 1000, OptionalLong.of(5), 2);
    Settlement yes = new Settlement(Settlement.Result.YES, Price.ONE, OptionalLong.empty());
    followed.accept(
        new ListedMarket(
            last.market(),
            Quantity.ZERO,
            Quantity.ZERO,
            Optional.of(yes),
            last.updated(),
            last.shard()));
    assertThat(followed.contains(new MarketId("M"))).isFalse();
  }

  @Test
  void listsAreAskedForMoreOftenAroundTheQuarterHours() {
    assertThat(PollRhythm.listPauseMs(900_000)).isEqualTo(1000);
    assertThat(PollRhythm.listPauseMs(920_001)).isEqualTo(5000);
    assertThat(PollRhythm.listPauseMs(1_795_000)).isEqualTo(1000);
  }
}
