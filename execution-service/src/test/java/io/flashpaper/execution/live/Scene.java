// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.execution.live.LiveMoment.Sight;
import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketFees;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.MarketState;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.FeedModeChanged;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Events about one market of a quarter hour, at seconds from its opening. */
public final class Scene {
  public static final long T0 = 1_790_000_100_000L;
  static final String TICKER = "KXBTC15M-SCENE-00";

  public static final Market MARKET =
      new Market(
          new MarketId(TICKER),
          "KXBTC15M",
          MarketStatus.OPEN,
          StrikeRule.GREATER_OR_EQUAL,
          OptionalLong.of(76_480_000_000L),
          T0,
          T0 + 900_000,
          List.of(),
          Optional.of(MarketFees.QUADRATIC));

  private Scene() {}

  /** The market as it is seen with this book, if one is known. */
  public static Sight sight(Optional<Book> book, OptionalLong fairValue) {
    MarketBoard board = new MarketBoard();
    board.accept(new MarketUpdated(T0, MARKET));
    book.ifPresent(known -> board.accept(new BookSnapshot(T0, MARKET.id(), known, FeedMode.WS)));
    return new Sight(board.find(MARKET.id()).orElseThrow(), fairValue);
  }

  static TapeEvent keyFrame(double second, Book book) {
    return new KeyFrame(
        at(second),
        List.of(
            new MarketState(
                MARKET,
                Optional.of(book),
                Quantity.ofContracts(5),
                Quantity.ZERO,
                FeedHealth.NOT_GRADED)),
        Optional.empty(),
        List.of(new FeedModeChanged(T0, "kalshi", FeedMode.WS, "connected")));
  }

  static TapeEvent book(double second, int bidCents, int askCents) {
    return new BookSnapshot(at(second), MARKET.id(), bookOf(bidCents, askCents), FeedMode.WS);
  }

  static Book bookOf(int bidCents, int askCents) {
    return new Book(
        Ladder.of(Map.of(Price.ofCents(bidCents), Quantity.ofContracts(120))),
        Ladder.of(Map.of(Price.ofCents(100 - askCents), Quantity.ofContracts(80))));
  }

  static TapeEvent index(double second, double dollars) {
    return new IndexTick(
        at(second),
        OptionalLong.of(Math.round(dollars * 1e6)),
        IndexStatus.OK,
        5,
        OptionalLong.of(400_000),
        List.of());
  }

  static long at(double second) {
    return T0 + Math.round(second * 1000);
  }
}
