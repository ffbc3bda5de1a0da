// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.Side;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.model.event.MarketState;
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
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Refused;
import io.flashpaper.model.signal.SignalMessage.Signal;
import java.util.List;

/**
 * The same world with YES and NO exchanged: books, strike rule, result, and what everyone wants.
 */
final class MirroredTape {
  private MirroredTape() {}

  static List<TapeRecord> records(List<TapeRecord> records) {
    return records.stream()
        .map(next -> new TapeRecord(next.offset(), mirrored(next.event())))
        .toList();
  }

  static List<SignalMessage> signals(List<SignalMessage> signals) {
    return signals.stream().map(MirroredTape::mirrored).toList();
  }

  private static SignalMessage mirrored(SignalMessage message) {
    return switch (message) {
      case Signal signal -> mirrored(signal);
      case Refused refused -> mirrored(refused);
      default -> message;
    };
  }

  private static TapeEvent mirrored(TapeEvent event) {
    return switch (event) {
      case BookSnapshot e ->
          new BookSnapshot(e.timeMs(), e.market(), mirrored(e.book()), e.source());
      case BookDelta e ->
          new BookDelta(
              e.timeMs(), e.market(), e.side().opposite(), e.price(), e.deltaHundredths());
      case MarketUpdated e -> new MarketUpdated(e.timeMs(), mirrored(e.market()));
      case MarketSettled e -> new MarketSettled(e.timeMs(), e.market(), mirrored(e.settlement()));
      case PublicTrade e ->
          new PublicTrade(
              e.timeMs(),
              e.market(),
              e.tradeId(),
              e.takerSide().opposite(),
              e.yesPrice().complement(),
              e.quantity(),
              e.venueTimeMs(),
              e.block());
      case KeyFrame e ->
          new KeyFrame(
              e.timeMs(),
              e.markets().stream().map(MirroredTape::mirrored).toList(),
              e.index(),
              e.modes());
      case IndexTick _,
          OfficialIndexTick _,
          BookInvalidated _,
          MarketStats _,
          FeedModeChanged _,
          MarketGraded _,
          Heartbeat _ ->
          event;
    };
  }

  private static Book mirrored(Book book) {
    return new Book(book.bids(Side.NO), book.bids(Side.YES));
  }

  private static MarketState mirrored(MarketState state) {
    return new MarketState(
        mirrored(state.market()),
        state.book().map(MirroredTape::mirrored),
        state.volume(),
        state.openInterest(),
        state.health());
  }

  private static Market mirrored(Market market) {
    StrikeRule rule =
        switch (market.strikeRule()) {
          case GREATER -> StrikeRule.LESS_OR_EQUAL;
          case GREATER_OR_EQUAL -> StrikeRule.LESS;
          case LESS -> StrikeRule.GREATER_OR_EQUAL;
          case LESS_OR_EQUAL -> StrikeRule.GREATER;
          case OTHER -> StrikeRule.OTHER;
        };
    return new Market(
        market.id(),
        market.series(),
        market.status(),
        rule,
        market.strikeMicros(),
        market.openTimeMs(),
        market.closeTimeMs(),
        market.priceBands(),
        market.fees());
  }

  private static Settlement mirrored(Settlement settlement) {
    Settlement.Result result =
        switch (settlement.result()) {
          case YES -> Settlement.Result.NO;
          case NO -> Settlement.Result.YES;
          case SCALAR -> Settlement.Result.SCALAR;
        };
    return new Settlement(
        result, settlement.yesValue().complement(), settlement.expirationValueMicros());
  }

  private static Signal mirrored(Signal signal) {
    return new Signal(
        signal.id(),
        signal.tapeOffset(),
        signal.timeMs(),
        signal.instance(),
        signal.strategy(),
        signal.version(),
        signal.account(),
        signal.priority(),
        signal.market(),
        mirrored(signal.desire()));
  }

  private static Refused mirrored(Refused refused) {
    return new Refused(
        refused.tapeOffset(),
        refused.timeMs(),
        refused.instance(),
        refused.account(),
        refused.market(),
        refused.gate(),
        mirrored(refused.wish()));
  }

  private static Desire mirrored(Desire desire) {
    return desire instanceof Desire.Want want ? mirrored(want) : desire;
  }

  private static Desire.Want mirrored(Desire.Want want) {
    return new Desire.Want(
        want.side().opposite(),
        want.limit(),
        want.untilMs(),
        want.probabilityMicros(),
        want.reason());
  }
}
