// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.feed.desk.FeedEvent.BookAudited;
import io.flashpaper.model.MarketId;
import io.flashpaper.venue.kalshi.KalshiAnswers;
import io.flashpaper.venue.wire.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/** Asks for one streamed book after the other, to be held against ours. */
final class AuditPolls implements Errand {
  private final LongFunction<List<MarketId>> streamed;
  private final Consumer<BookAudited> listener;
  private final SortedSet<MarketId> wanted = new TreeSet<>();
  private int turn;

  /**
   * Audits these.
   *
   * @param streamed which books are streamed at a time
   */
  AuditPolls(LongFunction<List<MarketId>> streamed, Consumer<BookAudited> listener) {
    this.streamed = streamed;
    this.listener = listener;
  }

  /** This book is to be the next. */
  void want(MarketId market) {
    wanted.add(market);
  }

  @Override
  public Optional<Question> next(long nowMs) {
    List<MarketId> all = streamed.apply(nowMs);
    wanted.retainAll(all);
    if (all.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(question(wanted.isEmpty() ? all.get(turn++ % all.size()) : wanted.first()));
  }

  private Question question(MarketId market) {
    wanted.remove(market);
    return new Question(
        "/markets/%s/orderbook?depth=0".formatted(Errand.encoded(market.ticker())),
        PollRhythm.AUDIT_PAUSE_MS,
        (body, askedMs, nowMs) -> {
          try {
            listener.accept(new BookAudited(market, KalshiAnswers.book(body), askedMs, nowMs));
            return List.of();
          } catch (RefusedException e) {
            throw Errand.of(e, market);
          }
        });
  }
}
