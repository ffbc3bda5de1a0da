// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.desk;

import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.model.Book;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.event.TapeEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The markets exactly as a reader of the tape knows them: what is written is also folded here. */
final class WrittenMarkets {
  private final MarketBoard board;
  private final Consumer<TapeEvent> tape;

  WrittenMarkets(MarketBoard board, Consumer<TapeEvent> tape) {
    this.board = board;
    this.tape = tape;
  }

  void write(TapeEvent event) {
    board.accept(event);
    tape.accept(event);
  }

  /** Changes what the next key frame will say, which is all that tells it. */
  void correct(TapeEvent event) {
    board.accept(event);
  }

  Optional<LiveMarket> find(MarketId id) {
    return board.find(id);
  }

  Optional<Book> book(MarketId id) {
    return find(id).flatMap(LiveMarket::book);
  }

  List<LiveMarket> all() {
    return List.copyOf(board.all());
  }

  static boolean trades(LiveMarket live) {
    return live.market().status() == MarketStatus.OPEN
        || live.market().status() == MarketStatus.PAUSED;
  }
}
