// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookDelta;
import io.flashpaper.model.event.TapeEvent.BookInvalidated;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.FeedModeChanged;
import io.flashpaper.model.event.TapeEvent.Heartbeat;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.event.TapeEvent.MarketGraded;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.event.TapeEvent.MarketStats;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.event.TapeEvent.OfficialIndexTick;
import io.flashpaper.model.event.TapeEvent.PublicTrade;
import io.flashpaper.model.signal.SignalMessage.FlashCrash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A flash-crash detector at every open market, whether or not anybody trades it. */
final class FlashWatch {
  private final FlashSettings settings;
  private final MarketBoard board;
  private final SortedMap<MarketId, FlashCrashDetector> detectors = new TreeMap<>();

  FlashWatch(FlashSettings settings, MarketBoard board) {
    this.settings = settings;
    this.board = board;
  }

  void opened(Market market) {
    detectors.put(market.id(), new FlashCrashDetector(settings));
  }

  void closed(MarketId market) {
    detectors.remove(market);
  }

  /** Takes an event the board already knows; returns the crashes it caused, by ticker. */
  List<FlashCrash> step(Cause cause, TapeEvent event) {
    Optional<MarketId> one = bookOf(event);
    boolean everyBook = event instanceof KeyFrame;
    List<FlashCrash> crashes = List.of();
    for (Map.Entry<MarketId, FlashCrashDetector> entry : detectors.entrySet()) {
      MarketId market = entry.getKey();
      if (everyBook || (one.isPresent() && one.get().equals(market))) {
        Optional<FlashCrash> crash = sample(cause, market, entry.getValue());
        if (crash.isPresent()) {
          crashes = new ArrayList<>(crashes);
          crashes.add(crash.get());
        }
      } else {
        entry.getValue().tick(cause.timeMs());
      }
    }
    return crashes;
  }

  private static Optional<MarketId> bookOf(TapeEvent event) {
    return switch (event) {
      case BookSnapshot e -> Optional.of(e.market());
      case BookDelta e -> Optional.of(e.market());
      case BookInvalidated e -> Optional.of(e.market());
      case KeyFrame _,
          MarketUpdated _,
          MarketStats _,
          MarketSettled _,
          PublicTrade _,
          IndexTick _,
          OfficialIndexTick _,
          FeedModeChanged _,
          MarketGraded _,
          Heartbeat _ ->
          Optional.empty();
    };
  }

  private Optional<FlashCrash> sample(Cause cause, MarketId id, FlashCrashDetector detector) {
    LiveMarket market = board.find(id).orElseThrow();
    if (market.book().isEmpty()) {
      detector.reset();
      return Optional.empty();
    }
    return detector.sample(cause.timeMs(), market.k()) instanceof FlashOutcome.Crash crash
        ? Optional.of(told(cause, market.market(), crash))
        : Optional.empty();
  }

  private FlashCrash told(Cause cause, Market market, FlashOutcome.Crash crash) {
    return new FlashCrash(
        market.id() + ":" + cause.offset(),
        cause.offset(),
        cause.timeMs(),
        market.id(),
        market.series(),
        crash.peak(),
        crash.k(),
        crash.dropMicros(),
        crash.peakAgeMs(),
        settings.window().toMillis());
  }
}
