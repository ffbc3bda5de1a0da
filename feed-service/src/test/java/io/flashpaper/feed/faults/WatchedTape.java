// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.faults;

import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.feed.desk.FeedEvent.RawTick;
import io.flashpaper.feed.desk.FeedEvent.Refused;
import io.flashpaper.feed.tape.FeedOutput;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookInvalidated;
import io.flashpaper.model.event.TapeEvent.FeedModeChanged;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A tape in memory: what it says now, and what it said since a mark. */
final class WatchedTape implements FeedOutput {
  private static final long LONGEST_WAIT_MS = 50;

  private final MarketBoard board = new MarketBoard();
  private final Map<String, FeedModeChanged> modes = new HashMap<>();
  private final List<FeedModeChanged> modesSinceMark = new ArrayList<>();
  private final List<BookInvalidated> invalidatedSinceMark = new ArrayList<>();
  private final List<Refused> deadSinceMark = new ArrayList<>();
  private final TruthWatch watch;
  private Optional<IndexTick> index = Optional.empty();
  private Optional<String> failure = Optional.empty();
  private long lastMs;

  WatchedTape(TruthWatch watch) {
    this.watch = watch;
  }

  @Override
  public synchronized void tape(TapeEvent event) {
    if (event.timeMs() < lastMs) {
      failure = Optional.of("the tape's time went back from " + lastMs + " to " + event);
    }
    lastMs = event.timeMs();
    board.accept(event);
    switch (event) {
      case FeedModeChanged e -> {
        modes.put(e.venue(), e);
        modesSinceMark.add(e);
      }
      case BookInvalidated e -> invalidatedSinceMark.add(e);
      case IndexTick e -> index = Optional.of(e);
      case TapeEvent.BookSnapshot e -> judge(e.market());
      case TapeEvent.BookDelta e -> judge(e.market());
      case TapeEvent.KeyFrame _,
          TapeEvent.Heartbeat _,
          TapeEvent.MarketUpdated _,
          TapeEvent.MarketStats _,
          TapeEvent.MarketGraded _,
          TapeEvent.MarketSettled _,
          TapeEvent.PublicTrade _,
          TapeEvent.OfficialIndexTick _ -> {}
    }
    watch.judgeAllNowAndThen(trading(), lastMs);
    notifyAll();
  }

  private void judge(MarketId id) {
    board.find(id).ifPresent(market -> watch.judge(market, lastMs));
  }

  @Override
  public void raw(RawTick tick) {}

  @Override
  public synchronized void dead(Refused refused) {
    deadSinceMark.add(refused);
  }

  @Override
  public synchronized void fail(String error) {
    failure = Optional.of(error);
    notifyAll();
  }

  /** From here on is counted. */
  synchronized void mark() {
    modesSinceMark.clear();
    invalidatedSinceMark.clear();
    deadSinceMark.clear();
  }

  synchronized Collection<LiveMarket> trading() {
    return board.all().stream()
        .filter(m -> m.market().status() == MarketStatus.OPEN)
        .filter(m -> m.market().closeTimeMs() > lastMs)
        .toList();
  }

  synchronized Optional<FeedModeChanged> mode(String venue) {
    return Optional.ofNullable(modes.get(venue));
  }

  synchronized List<FeedModeChanged> modesSinceMark() {
    return List.copyOf(modesSinceMark);
  }

  synchronized List<BookInvalidated> invalidatedSinceMark() {
    return List.copyOf(invalidatedSinceMark);
  }

  synchronized List<Refused> deadSinceMark() {
    return List.copyOf(deadSinceMark);
  }

  synchronized Optional<IndexTick> index() {
    return index;
  }

  synchronized long lastMs() {
    return lastMs;
  }

  synchronized Optional<String> failure() {
    return failure;
  }

  /** Waits until something is so. */
  synchronized boolean await(Duration patience, BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(patience);
    try {
      while (!condition.getAsBoolean()) {
        if (Instant.now().isAfter(deadline) || failure.isPresent()) {
          return false;
        }
        wait(LONGEST_WAIT_MS);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
