// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.model.Book;
import io.flashpaper.model.MarketId;
import io.flashpaper.venue.kalshi.KalshiAnswers;
import io.flashpaper.venue.wire.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** Reads all wanted books at once, while nobody streams them. */
final class BookPolls implements Errand {
  /** Who wants the books. */
  interface Listener {
    void books(Map<MarketId, Book> books, long nowMs);
  }

  private final LongFunction<List<MarketId>> wanted;
  private final Listener listener;
  private int turn;

  /**
   * Polls for these.
   *
   * @param wanted whose books to poll at a time; nobody's while they are streamed
   */
  BookPolls(LongFunction<List<MarketId>> wanted, Listener listener) {
    this.wanted = wanted;
    this.listener = listener;
  }

  @Override
  public Optional<Question> next(long nowMs) {
    List<MarketId> all = wanted.apply(nowMs);
    if (all.isEmpty()) {
      return Optional.empty();
    }
    String target =
        part(all).stream()
            .map(id -> "tickers=" + Errand.encoded(id.ticker()))
            .collect(Collectors.joining("&", "/markets/orderbooks?", ""));
    return Optional.of(new Question(target, PollRhythm.BOOK_PAUSE_MS, new Books()));
  }

  /** The venue takes a hundred at once; of more, the next hundred. */
  private List<MarketId> part(List<MarketId> all) {
    int parts = (all.size() + PollRhythm.BOOKS_AT_ONCE - 1) / PollRhythm.BOOKS_AT_ONCE;
    int from = turn++ % parts * PollRhythm.BOOKS_AT_ONCE;
    return all.subList(from, Math.min(all.size(), from + PollRhythm.BOOKS_AT_ONCE));
  }

  private final class Books implements Reply {
    @Override
    public List<RefusedException> read(String body, long askedMs, long nowMs) {
      KalshiAnswers.Books answer = KalshiAnswers.books(body);
      listener.books(answer.read(), nowMs);
      return answer.refused();
    }
  }
}
