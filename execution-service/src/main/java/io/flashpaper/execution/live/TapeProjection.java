// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.live;

import io.flashpaper.engine.execution.exits.AdaptiveStop;
import io.flashpaper.engine.index.FairPricing;
import io.flashpaper.engine.index.IndexHistory;
import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.execution.live.LiveMoment.Sight;
import io.flashpaper.model.Market;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.FeedModeChanged;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.strategy.api.Change;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Folds the tape into what people look at, by the boards and windows that the engines have. It may
 * begin anywhere: books are known from the next key frame on, which comes within half a minute, and
 * everything else {@link #WARM_UP} later.
 */
public final class TapeProjection {
  /** After so much tape it knows as much as if it had begun at the beginning. */
  public static final Duration WARM_UP = Duration.ofSeconds(400);

  private static final Duration MOMENTUM = Duration.ofSeconds(60);
  private static final Duration DEVIATION = AdaptiveStop.DEFAULT.window();
  private static final long OLDEST_TICK_MS = 5_000;

  /** Where the tape is silent for longer, nobody knows what was. */
  private static final long MOST_CARRIED_SECONDS = 5;

  private final MarketBoard board = new MarketBoard();
  private final IndexHistory index = new IndexHistory();
  private final FairPricing pricing = new FairPricing(index);
  private final Map<String, FeedMode> modes = new TreeMap<>();
  private final PriceHistory history;
  private final Predicate<Market> isNoted;
  private long offset = -1;
  private long timeMs;

  /** A projection that notes prices in a history, second by second. */
  public TapeProjection(PriceHistory history) {
    this(history, _ -> true);
  }

  /** One that notes the index and the prices of some markets alone. */
  TapeProjection(PriceHistory history, Predicate<Market> isNoted) {
    this.history = history;
    this.isNoted = isNoted;
  }

  /** Takes the next event of the tape. */
  public void accept(long nextOffset, TapeEvent event) {
    if (offset >= 0) {
      noteUntil(Math.floorDiv(event.timeMs(), 1000L));
    }
    offset = nextOffset;
    timeMs = event.timeMs();
    board.accept(event);
    switch (event) {
      case IndexTick tick -> index.accept(tick);
      case FeedModeChanged change -> modes.put(change.venue(), change.mode());
      case KeyFrame frame -> {
        frame.modes().forEach(mode -> modes.put(mode.venue(), mode.mode()));
        if (index.latest().isEmpty()) {
          frame.index().ifPresent(index::accept);
        }
      }
      default -> {}
    }
  }

  /** A second is as it was at its end. */
  private void noteUntil(long next) {
    long second = Math.floorDiv(timeMs, 1000L);
    if (next <= second) {
      return;
    }
    List<Sight> markets = sights(isNoted);
    long end = Math.min(next, second + MOST_CARRIED_SECONDS);
    for (long over = second; over < end; over++) {
      history.note(over, freshPrice(), markets);
    }
  }

  private OptionalLong freshPrice() {
    return index.latest().filter(tick -> timeMs - tick.timeMs() <= OLDEST_TICK_MS).isPresent()
        ? index.priceMicros()
        : OptionalLong.empty();
  }

  /** How the markets stand after the last event. */
  public LiveMoment moment() {
    return new LiveMoment(
        offset,
        timeMs,
        index.latest(),
        change(),
        index.relativeDeviationPpm(DEVIATION),
        Collections.unmodifiableMap(new TreeMap<>(modes)),
        sights(_ -> true));
  }

  private OptionalLong change() {
    Optional<Change> change = index.change(MOMENTUM);
    return change.isEmpty() ? OptionalLong.empty() : OptionalLong.of(change.get().ppm());
  }

  private List<Sight> sights(Predicate<Market> isWanted) {
    return board.all().stream()
        .filter(live -> isWanted.test(live.market()))
        .filter(live -> live.settlement().isEmpty())
        .filter(live -> live.market().msToClose(timeMs) > 0)
        .map(this::sight)
        .toList();
  }

  private Sight sight(LiveMarket live) {
    return new Sight(
        live,
        pricing
            .now(live.market(), timeMs)
            .map(value -> OptionalLong.of(value.clampedMicros()))
            .orElse(OptionalLong.empty()));
  }

  /** The last event read; -1 before the first. */
  public long offset() {
    return offset;
  }

  /** Its tape time; 0 before the first. */
  public long timeMs() {
    return timeMs;
  }
}
