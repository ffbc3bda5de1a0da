// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.venue.kalshi.KalshiAnswers;
import io.flashpaper.venue.kalshi.ListedMarket;
import io.flashpaper.venue.wire.RefusedException;
import java.util.List;
import java.util.Optional;

/** Reads single markets when their own plan says so; such an answer is never a stored one. */
final class MarketReads implements Errand {
  /** Who wants the markets. */
  interface Listener {
    void read(ListedMarket market, long nowMs);
  }

  private final FollowedMarkets followed;
  private final Listener listener;

  MarketReads(FollowedMarkets followed, Listener listener) {
    this.followed = followed;
    this.listener = listener;
  }

  @Override
  public Optional<Question> next(long nowMs) {
    return followed.nextRead(nowMs).map(id -> question(id, nowMs));
  }

  private Question question(MarketId id, long nowMs) {
    followed.asked(id, nowMs);
    String series = followed.find(id).map(Market::series).orElse("");
    return new Question(
        "/markets/" + Errand.encoded(id.ticker()),
        PollRhythm.MARKET_PAUSE_MS,
        new Reply() {
          @Override
          public List<RefusedException> read(String body, long askedMs, long receivedMs) {
            try {
              listener.read(KalshiAnswers.market(body, series), receivedMs);
              return List.of();
            } catch (RefusedException e) {
              throw Errand.of(e, id);
            }
          }

          @Override
          public boolean notFound(long answeredMs) {
            return true;
          }
        });
  }
}
