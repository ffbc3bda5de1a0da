// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.engine.index.IndexHistory;
import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.Price;
import io.flashpaper.model.Side;
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
import io.flashpaper.model.signal.CrashEnd;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.FlashCrash;
import io.flashpaper.model.signal.SignalMessage.FlashCrashEnded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A flash-crash detector at every open market, whether or not anybody trades it. */
final class FlashWatch {
  private final FlashSettings settings;
  private final MarketBoard board;
  private final CrashReport report;
  private final SortedMap<MarketId, Watched> watched = new TreeMap<>();

  FlashWatch(FlashSettings settings, MarketBoard board, IndexHistory index) {
    this.settings = settings;
    this.board = board;
    this.report = new CrashReport(settings, index);
  }

  /** One market's detector, and its crash that is not over. */
  private static final class Watched {
    private final MarketId market;
    private final FlashCrashDetector detector;
    private @Nullable String crashId;

    Watched(MarketId market, FlashSettings settings) {
      this.market = market;
      this.detector = new FlashCrashDetector(settings);
    }

    /** What a crash's end sounds like, if one is under way. */
    List<SignalMessage> ended(Cause cause, Optional<Price> trough, CrashEnd end) {
      if (trough.isEmpty() || crashId == null) {
        return List.of();
      }
      FlashCrashEnded ended =
          new FlashCrashEnded(crashId, cause.offset(), cause.timeMs(), market, trough.get(), end);
      crashId = null;
      return List.of(ended);
    }
  }

  void opened(Market market) {
    watched.put(market.id(), new Watched(market.id(), settings));
  }

  /** Forgets a market; a crash that is not over ends with it. */
  List<SignalMessage> closed(Cause cause, MarketId market) {
    Watched last = watched.remove(market);
    return last == null ? List.of() : last.ended(cause, last.detector.reset(), CrashEnd.CLOSED);
  }

  /** Takes an event the board already knows; tells the crashes and their ends, by ticker. */
  List<SignalMessage> step(Cause cause, TapeEvent event) {
    List<SignalMessage> out = new ArrayList<>();
    Optional<MarketId> one = bookOf(event);
    boolean everyBook = event instanceof KeyFrame;
    for (Watched each : watched.values()) {
      if (everyBook || (one.isPresent() && one.get().equals(each.market))) {
        out.addAll(sample(cause, each));
      } else {
        out.addAll(told(cause, each, each.detector.tick(cause.timeMs())));
      }
    }
    return out;
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

  private List<SignalMessage> sample(Cause cause, Watched each) {
    LiveMarket market = board.find(each.market).orElseThrow();
    if (market.book().isEmpty()) {
      return each.ended(cause, each.detector.reset(), CrashEnd.RESET);
    }
    Optional<Price> ask = market.book().flatMap(book -> book.bestAsk(Side.YES));
    return told(cause, each, each.detector.sample(cause.timeMs(), market.k(), ask));
  }

  private List<SignalMessage> told(Cause cause, Watched each, FlashOutcome outcome) {
    return switch (outcome) {
      case FlashOutcome.Crash crash -> {
        FlashCrash told = report.of(cause, board.find(each.market).orElseThrow(), crash);
        each.crashId = told.id();
        yield List.of(told);
      }
      case FlashOutcome.RearmedByRetrace rearmed ->
          each.ended(cause, Optional.of(rearmed.trough()), CrashEnd.RETRACE);
      case FlashOutcome.RearmedByTime rearmed ->
          each.ended(cause, Optional.of(rearmed.trough()), CrashEnd.TIME);
      case FlashOutcome.GapReset gap -> each.ended(cause, gap.trough(), CrashEnd.RESET);
      case FlashOutcome.Quiet _, FlashOutcome.OutOfOrder _, FlashOutcome.NoBid _ -> List.of();
    };
  }
}
