// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.strategy.testkit;

import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Market;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.strategy.api.FairValue;
import io.flashpaper.strategy.api.IndexView;
import io.flashpaper.strategy.api.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Moments with every combination of what can be missing, for every trigger. */
final class Sparse {
  private static final FairValue VALUE = new FairValue(520_000, 76_510_000_000L, 40_000_000);

  private Sparse() {}

  static List<Moment> moments() {
    List<Moment> moments = new ArrayList<>();
    for (Moment trigger : triggers()) {
      for (Optional<Book> book : books()) {
        for (IndexView index : indexes()) {
          moments.add(moment(trigger, book, index, Optional.empty()));
          moments.add(moment(trigger, book, index, Optional.of(VALUE)));
        }
      }
    }
    return moments;
  }

  private static Moment moment(
      Moment from, Optional<Book> book, IndexView index, Optional<FairValue> value) {
    Market market = from.market().market();
    FeedHealth health =
        book.isPresent()
            ? new FeedHealth(FeedGrade.GOOD, FeedMode.WS, "as scripted")
            : FeedHealth.NOT_GRADED;
    ScriptedMarket view =
        new ScriptedMarket(
            market, book, Quantity.ZERO, health, OptionalLong.empty(), value, Optional.empty());
    return new Moment(from.tapeOffset(), from.timeMs(), from.seed(), from.trigger(), view, index);
  }

  private static List<Moment> triggers() {
    return TapeScript.fifteenMinutes()
        .indexAt(76_500)
        .afterMs(1000)
        .indexAt(76_510)
        .book(50, 52)
        .trade(Side.YES, 52, 5)
        .trade(Side.NO, 50, 5)
        .flashCrash(80, 60)
        .graded(FeedGrade.FAIR)
        .timer()
        .tape()
        .moments();
  }

  private static List<Optional<Book>> books() {
    Ladder bids = Ladder.of(Map.of(Price.ofCents(48), Quantity.ofContracts(10)));
    return List.of(
        Optional.empty(),
        Optional.of(Book.EMPTY),
        Optional.of(new Book(bids, Ladder.EMPTY)),
        Optional.of(new Book(Ladder.EMPTY, bids)),
        Optional.of(new Book(bids, bids)));
  }

  private static List<IndexView> indexes() {
    List<IndexView> indexes = new ArrayList<>();
    indexes.add(ScriptedIndex.SILENT);
    TapeScript.fifteenMinutes().indexAt(76_500).indexTo(76_600, 400).tape().moments().stream()
        .filter(moment -> moment.tapeOffset() == 1 || moment.tapeOffset() == 401)
        .forEach(moment -> indexes.add(moment.index()));
    return indexes;
  }
}
