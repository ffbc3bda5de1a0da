// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.Side;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookDelta;
import io.flashpaper.model.event.TapeEvent.BookInvalidated;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.FeedModeChanged;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FeedDeskTest {
  private static final MarketId ID = new MarketId("M-1");
  private static final Book BOOK =
      new Book(
          Ladder.of(Map.of(Price.of("0.48"), Quantity.of("10"))),
          Ladder.of(Map.of(Price.of("0.50"), Quantity.of("10"))));

  private final DeskRun run = new DeskRun();
  private final FeedDesk desk = run.desk;

  private static Market market(OptionalLong strike) {
    return new Market(
        ID, "S", MarketStatus.OPEN, StrikeRule.GREATER_OR_EQUAL, strike, 0, 900_000, List.of());
  }

  private void see(Market market, Optional<Settlement> settlement, long nowMs) {
    desk.accept(new FeedEvent.MarketSeen(market, Quantity.ZERO, Quantity.ZERO, settlement), nowMs);
  }

  private <T extends TapeEvent> List<T> written(Class<T> type) {
    return run.written(type);
  }

  @Test
  void theTapeBeginsWithAKeyFrame() {
    assertThat(run.tape.getFirst()).isInstanceOf(KeyFrame.class);
    assertThat(written(FeedModeChanged.class)).hasSize(3);
  }

  @Test
  void aKeyFrameComesEveryThirtySecondsAndATickEverySecond() {
    for (long now = 100; now <= 60_000; now += 100) {
      desk.turn(now);
    }
    assertThat(written(KeyFrame.class))
        .extracting(KeyFrame::timeMs)
        .containsExactly(0L, 30_000L, 60_000L);
    assertThat(written(IndexTick.class)).hasSize(60);
  }

  @Test
  void theIndexMovesAtMostEveryTenthOfASecond() {
    desk.accept(new FeedEvent.ModeChanged("coinbase", FeedMode.WS, "streaming"), 0);
    run.tape.clear();
    for (long now = 1000; now < 2000; now += 10) {
      desk.accept(new FeedEvent.Quoted("coinbase", 10_000_000 + now, 10_001_000 + now, now), now);
    }
    assertThat(written(IndexTick.class)).hasSize(10);
    assertThat(written(IndexTick.class).getLast().priceMicros()).isPresent();
  }

  @Test
  void aMarketIsWrittenWhenItChangesAndOnlyThen() {
    see(market(OptionalLong.empty()), Optional.empty(), 1);
    see(market(OptionalLong.empty()), Optional.empty(), 2);
    see(market(OptionalLong.of(5)), Optional.empty(), 3);
    assertThat(written(MarketUpdated.class)).hasSize(2);
  }

  @Test
  void aMarketClosesByItsOwnClockWhateverACachedAnswerSays() {
    see(market(OptionalLong.of(5)), Optional.empty(), 1);
    assertThat(desk.nextTurnMs()).isLessThanOrEqualTo(900_000);
    desk.turn(899_999);
    assertThat(written(MarketUpdated.class)).hasSize(1);
    desk.turn(900_000);
    see(market(OptionalLong.of(5)), Optional.empty(), 900_001);
    assertThat(written(MarketUpdated.class)).hasSize(2);
    assertThat(written(MarketUpdated.class).getLast().market().status())
        .isEqualTo(MarketStatus.CLOSED);
  }

  @Test
  void anOutcomeIsWrittenOnceAndAgainOnlyIfItIsCorrected() {
    Settlement yes = new Settlement(Settlement.Result.YES, Price.ONE, OptionalLong.of(7));
    Settlement no = new Settlement(Settlement.Result.NO, Price.ZERO, OptionalLong.of(7));
    Market settled = market(OptionalLong.of(5)).withStatus(MarketStatus.SETTLED);
    see(market(OptionalLong.of(5)), Optional.empty(), 1);
    see(settled, Optional.of(yes), 900_010);
    see(settled, Optional.of(yes), 900_020);
    see(settled, Optional.of(no), 900_030);
    assertThat(written(MarketSettled.class))
        .extracting(MarketSettled::settlement)
        .containsExactly(yes, no);
  }

  @Test
  void aBooksDeltasFollowItsSnapshot() {
    see(market(OptionalLong.of(5)), Optional.empty(), 1);
    FeedEvent delta = new FeedEvent.BookChanged(ID, Side.YES, Price.of("0.48"), -1000);
    desk.accept(delta, 2);
    assertThat(written(BookDelta.class)).isEmpty();
    desk.accept(new FeedEvent.BookSeen(ID, BOOK, FeedMode.WS), 3);
    desk.accept(delta, 4);
    assertThat(written(BookDelta.class)).hasSize(1);
  }

  @Test
  void aNegativeLevelInvalidatesTheBookAndAsksForANewOne() {
    see(market(OptionalLong.of(5)), Optional.empty(), 1);
    desk.accept(new FeedEvent.BookSeen(ID, BOOK, FeedMode.WS), 2);
    desk.accept(new FeedEvent.BookChanged(ID, Side.YES, Price.of("0.48"), -1001), 3);
    assertThat(written(BookInvalidated.class)).hasSize(1);
    assertThat(run.snapshotsWanted).containsExactly(ID);
    assertThat(written(BookDelta.class)).isEmpty();
  }

  @Test
  void aCrossedBookIsRefused() {
    see(market(OptionalLong.of(5)), Optional.empty(), 1);
    desk.accept(new FeedEvent.BookSeen(ID, BOOK, FeedMode.WS), 2);
    desk.accept(new FeedEvent.BookChanged(ID, Side.YES, Price.of("0.50"), 1), 3);
    assertThat(written(BookInvalidated.class)).hasSize(1);
    assertThat(run.snapshotsWanted).containsExactly(ID);
  }

  @Test
  void anUnchangedRestBookIsNotRepeated() {
    see(market(OptionalLong.of(5)), Optional.empty(), 1);
    desk.accept(new FeedEvent.BookSeen(ID, BOOK, FeedMode.REST), 2);
    desk.accept(new FeedEvent.BookSeen(ID, BOOK, FeedMode.REST), 3);
    assertThat(written(BookSnapshot.class)).hasSize(1);
  }

  @Test
  void aRestartKnowsTheUnsettledMarketsAndTrustsNoneOfTheirBooks() {
    MarketBoard board = new MarketBoard();
    board.accept(new MarketUpdated(1, market(OptionalLong.of(5))));
    board.accept(new BookSnapshot(2, ID, BOOK, FeedMode.WS));
    Past past = new Past(board, 2);
    assertThat(past.unsettled()).hasSize(1);
    assertThat(((KeyFrame) new DeskRun(past, 1000).tape.getFirst()).markets())
        .singleElement()
        .satisfies(state -> assertThat(state.book()).isEmpty());
  }
}
