// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the markets stand after an event of the tape. Immutable.
 *
 * @param offset the event's; -1 before the first
 * @param timeMs its tape time
 * @param index the last index tick
 * @param momentumPpm the index's change over 60 s, in millionths
 * @param deviationPpm the index's relative deviation over 300 s, in millionths
 * @param modes how each venue is reached
 * @param markets those that trade or are about to, by ticker
 */
public record LiveMoment(
    long offset,
    long timeMs,
    Optional<IndexTick> index,
    OptionalLong momentumPpm,
    OptionalLong deviationPpm,
    Map<String, FeedMode> modes,
    List<Sight> markets) {
  /** Before the first event. */
  public static final LiveMoment NOTHING =
      new LiveMoment(
          -1, 0, Optional.empty(), OptionalLong.empty(), OptionalLong.empty(), Map.of(), List.of());

  /** Freezes the list. */
  public LiveMoment {
    markets = List.copyOf(markets);
  }

  /**
   * A market.
   *
   * @param fairMicros the probability that YES wins by the index, in millionths; empty where it
   *     cannot be said
   */
  public record Sight(LiveMarket live, OptionalLong fairMicros) {
    /** Its ticker. */
    public String ticker() {
      return live.market().id().ticker();
    }
  }

  /** The market of that ticker, if it is live. */
  public Optional<Sight> market(String ticker) {
    return markets.stream().filter(sight -> sight.ticker().equals(ticker)).findFirst();
  }
}
