// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.market;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.MarketState;
import io.flashpaper.model.event.TapeEvent.BookDelta;
import io.flashpaper.model.event.TapeEvent.BookInvalidated;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.event.TapeEvent.MarketGraded;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MarketBoardTest {
  private static final FeedHealth HEALTH = new FeedHealth(FeedGrade.GOOD, FeedMode.WS, "confirmed");
  private static final MarketId ID = new MarketId("KXBTC15M-26NOV221015-15");
  private static final long OPEN = 1_790_000_000_000L;
  private static final Book BOOK =
      new Book(
          Ladder.of(Map.of(Price.ofCents(51), Quantity.ofContracts(30))),
          Ladder.of(Map.of(Price.ofCents(47), Quantity.ofContracts(25))));
  private final MarketBoard board = new MarketBoard();

  private static Market market(MarketId id, long openTimeMs) {
    return new Market(
        id,
        "KXBTC15M",
        MarketStatus.OPEN,
        StrikeRule.GREATER_OR_EQUAL,
        OptionalLong.of(76_500_000_000L),
        openTimeMs,
        openTimeMs + 900_000,
        List.of());
  }

  private void listed() {
    board.accept(new MarketUpdated(OPEN, market(ID, OPEN)));
    board.accept(new BookSnapshot(OPEN, ID, BOOK, FeedMode.WS));
  }

  @Test
  void aDeltaChangesTheBook() {
    listed();
    board.accept(new BookDelta(OPEN + 1, ID, Side.YES, Price.ofCents(52), 500));
    assertThat(board.find(ID).orElseThrow().k()).contains(Price.ofCents(52));
  }

  @Test
  void anImpossibleDeltaLeavesTheBookUntrustedUntilTheNextSnapshot() {
    listed();
    board.accept(new BookDelta(OPEN + 1, ID, Side.YES, Price.ofCents(51), -3001));
    assertThat(board.find(ID).orElseThrow().book()).isEmpty();
    board.accept(new BookDelta(OPEN + 2, ID, Side.YES, Price.ofCents(51), 100));
    assertThat(board.find(ID).orElseThrow().book()).isEmpty();
    board.accept(new BookSnapshot(OPEN + 3, ID, BOOK, FeedMode.WS));
    assertThat(board.find(ID).orElseThrow().book()).contains(BOOK);
  }

  @Test
  void anInvalidatedBookIsGone() {
    listed();
    board.accept(new BookInvalidated(OPEN + 1, ID, "sequence gap"));
    assertThat(board.find(ID).orElseThrow().book()).isEmpty();
  }

  @Test
  void aKeyFrameTellsAReaderThatBeganInTheMiddle() {
    board.accept(new BookDelta(OPEN, ID, Side.YES, Price.ofCents(52), 500));
    assertThat(board.find(ID)).isEmpty();
    board.accept(
        new KeyFrame(
            OPEN + 1,
            List.of(
                new MarketState(
                    market(ID, OPEN),
                    Optional.of(BOOK),
                    Quantity.ofContracts(70),
                    Quantity.ZERO,
                    HEALTH)),
            Optional.empty(),
            List.of()));
    assertThat(board.find(ID).orElseThrow().book()).contains(BOOK);
    assertThat(board.find(ID).orElseThrow().volume()).isEqualTo(Quantity.ofContracts(70));
    assertThat(board.find(ID).orElseThrow().health()).isEqualTo(HEALTH);
  }

  @Test
  void aMarketCarriesItsGrade() {
    listed();
    assertThat(board.find(ID).orElseThrow().health()).isEqualTo(FeedHealth.NOT_GRADED);
    board.accept(new MarketGraded(OPEN, ID, HEALTH));
    assertThat(board.find(ID).orElseThrow().health()).isEqualTo(HEALTH);
  }

  @Test
  void aSettledMarketIsForgottenAnHourAfterItsClose() {
    listed();
    Settlement yes = new Settlement(Settlement.Result.YES, Price.ONE, OptionalLong.empty());
    board.accept(new MarketSettled(OPEN + 904_000, ID, yes));
    MarketId later = new MarketId("KXBTC15M-26NOV221130-30");
    board.accept(new MarketUpdated(OPEN + 4_500_000, market(later, OPEN + 4_500_000)));
    assertThat(board.find(ID)).isPresent();
    board.accept(new MarketUpdated(OPEN + 4_500_001, market(later, OPEN + 4_500_000)));
    assertThat(board.find(ID)).isEmpty();
  }
}
