// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.model.MarketId;
import io.flashpaper.model.event.IndexStatus;
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
import io.flashpaper.strategy.api.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one tape event means to the strategies.
 *
 * @param one the market it is about; empty for all
 * @param trigger empty if it is no occasion to ask
 * @param crashes the flash crashes it caused, asked about last
 */
record Occasion(Optional<MarketId> one, Optional<Trigger> trigger, List<FlashCrash> crashes) {
  static Occasion of(TapeEvent event, IndexStatus statusBefore, List<FlashCrash> crashes) {
    return switch (event) {
      case BookSnapshot e -> one(e.market(), new Trigger.BookChanged(), crashes);
      case BookDelta e -> one(e.market(), new Trigger.BookChanged(), crashes);
      case BookInvalidated e -> one(e.market(), new Trigger.FeedHealthChanged(), crashes);
      case MarketGraded e -> one(e.market(), new Trigger.FeedHealthChanged(), crashes);
      case PublicTrade e -> one(e.market(), new Trigger.TradePrinted(e), crashes);
      case IndexTick e ->
          all(
              e.status() == statusBefore
                  ? new Trigger.IndexMoved()
                  : new Trigger.FeedHealthChanged(),
              crashes);
      case FeedModeChanged _ -> all(new Trigger.FeedHealthChanged(), crashes);
      case MarketUpdated _,
          MarketStats _,
          MarketSettled _,
          KeyFrame _,
          Heartbeat _,
          OfficialIndexTick _ ->
          new Occasion(Optional.empty(), Optional.empty(), crashes);
    };
  }

  private static Occasion one(MarketId market, Trigger trigger, List<FlashCrash> crashes) {
    return new Occasion(Optional.of(market), Optional.of(trigger), crashes);
  }

  private static Occasion all(Trigger trigger, List<FlashCrash> crashes) {
    return new Occasion(Optional.empty(), Optional.of(trigger), crashes);
  }

  /** What to ask about in a market, in order. */
  List<Trigger> triggers(MarketId market) {
    boolean concerned = trigger.isPresent() && (one.isEmpty() || one.get().equals(market));
    if (crashes.isEmpty()) {
      return concerned ? List.of(trigger.get()) : List.of();
    }
    List<Trigger> triggers = new ArrayList<>(2);
    if (concerned) {
      triggers.add(trigger.get());
    }
    crashes.stream()
        .filter(crash -> crash.market().equals(market))
        .forEach(crash -> triggers.add(new Trigger.FlashCrashDetected(crash)));
    return triggers;
  }
}
