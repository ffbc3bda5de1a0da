// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.kalshi;

import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.venue.kalshi.ExchangeStatus;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whether the exchange as a whole lets markets trade. While it does not, an open market is paused
 * for us though its own description does not say so.
 */
final class TradingHalt {
  /** A market that opens during a halt is to open paused. */
  private static final long BEFORE_OPEN_MS = 500;

  private final SortedSet<MarketId> paused = new TreeSet<>();
  private Optional<ExchangeStatus> last = Optional.empty();

  /** What the venue says of itself. */
  void accept(ExchangeStatus status) {
    last = Optional.of(status);
  }

  /** Whether the markets of a shard are halted. */
  boolean isHalted(OptionalInt shard) {
    return last.filter(status -> !status.of(shard).trades()).isPresent();
  }

  /** The status a market is in for us. */
  MarketStatus statusOf(FollowedMarket followed, long nowMs) {
    Market market = followed.market();
    boolean trades =
        switch (market.status()) {
          case UNOPENED, OPEN -> market.openTimeMs() - BEFORE_OPEN_MS <= nowMs;
          case PAUSED, CLOSED, SETTLED -> false;
        };
    boolean halted = trades && nowMs < market.closeTimeMs() && isHalted(followed.shard());
    return halted ? MarketStatus.PAUSED : market.status();
  }

  /** Whether the market's status for us is another than was told last; takes it as told. */
  boolean changes(FollowedMarket followed, long nowMs) {
    MarketId id = followed.market().id();
    boolean now = statusOf(followed, nowMs) != followed.market().status();
    return now ? paused.add(id) : paused.remove(id);
  }

  /** Why the markets we follow are paused, in words; empty if they are not. */
  String reason() {
    if (paused.isEmpty()) {
      return "";
    }
    String resumes =
        last.flatMap(ExchangeStatus::resumes).map(time -> " until about " + time).orElse("");
    return "the exchange has paused trading" + resumes;
  }
}
