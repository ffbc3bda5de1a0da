// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

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
import java.time.Duration;
import java.util.OptionalLong;

/**
 * When the venue was last heard, about whichever market. A silence longer than {@link #LONGEST} is
 * not measured, so that a restart need not look further back.
 */
final class VenueSilence {
  static final Duration LONGEST = Duration.ofMinutes(1);

  private OptionalLong heardMs = OptionalLong.empty();

  void accept(Cause cause, TapeEvent event) {
    if (isFromVenue(event)) {
      heardMs = OptionalLong.of(cause.timeMs());
    }
  }

  /** A market's description does not count: the feed opens and closes markets by time as well. */
  private static boolean isFromVenue(TapeEvent event) {
    return switch (event) {
      case BookSnapshot _,
          BookDelta _,
          MarketStats _,
          PublicTrade _,
          MarketSettled _,
          OfficialIndexTick _ ->
          true;
      case MarketUpdated _,
          IndexTick _,
          BookInvalidated _,
          MarketGraded _,
          FeedModeChanged _,
          KeyFrame _,
          Heartbeat _ ->
          false;
    };
  }

  /** Tape time at which it was last heard; empty after a longer silence than can be told. */
  OptionalLong heardMs(long timeMs) {
    return heardMs.isPresent() && timeMs - heardMs.getAsLong() <= LONGEST.toMillis()
        ? heardMs
        : OptionalLong.empty();
  }
}
