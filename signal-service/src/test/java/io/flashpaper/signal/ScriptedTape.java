// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.signal;

import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.MarketState;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookDelta;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.event.TapeEvent.MarketGraded;
import io.flashpaper.model.event.TapeEvent.MarketStats;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Markets of 15 minutes under an index that swings enough for delay_arb to trade. */
final class ScriptedTape {
  private static final long START_MS = 1_790_000_100_000L;
  private static final long QUARTER_MS = 900_000;

  private final MarketBoard board = new MarketBoard();
  private final List<TapeEvent> events = new ArrayList<>();
  private Optional<IndexTick> tick = Optional.empty();

  private ScriptedTape() {}

  /** So many minutes, with an index tick and some book deltas every quarter of a second. */
  static List<TapeEvent> ofMinutes(int minutes, int deltasPerTick) {
    ScriptedTape tape = new ScriptedTape();
    for (long ms = 0; ms < minutes * 60_000L; ms += 250) {
      tape.quarterSecond(START_MS + ms, deltasPerTick);
    }
    return tape.events;
  }

  private void quarterSecond(long timeMs, int deltas) {
    long since = timeMs - START_MS;
    if (since % 30_000 == 0) {
      add(frame(timeMs));
    }
    long open = timeMs - since % QUARTER_MS;
    MarketId id = new MarketId("KXBTC15M-" + (open - START_MS) / 60_000);
    if (board.find(id).isEmpty()) {
      opened(timeMs, id, open);
    }
    if (since % 20_000 == 0) {
      add(graded(timeMs, id, since));
    }
    add(index(timeMs, since));
    for (int i = 0; i < deltas; i++) {
      long sign = (since / 250 + i) % 2 == 0 ? 100 : -100;
      Side side = i % 4 < 2 ? Side.YES : Side.NO;
      Price price = side == Side.YES ? Price.ofCents(40) : Price.ofCents(30);
      add(new BookDelta(timeMs, id, side, price, sign));
    }
    if (since % 7_000 == 0) {
      int bid = 50 + (int) (since / 7_000 % 5);
      add(new BookSnapshot(timeMs, id, book(bid), FeedMode.WS));
    }
  }

  private void opened(long timeMs, MarketId id, long open) {
    add(
        new MarketUpdated(
            timeMs,
            new Market(
                id,
                "KXBTC15M",
                MarketStatus.OPEN,
                StrikeRule.GREATER_OR_EQUAL,
                OptionalLong.of(76_500_000_000L),
                open,
                open + QUARTER_MS,
                List.of())));
    add(new BookSnapshot(timeMs, id, book(50), FeedMode.WS));
    add(new MarketStats(timeMs, id, Quantity.ofContracts(200), Quantity.ZERO));
  }

  /** Usable, but for twenty seconds in every three minutes. */
  private static MarketGraded graded(long timeMs, MarketId id, long since) {
    FeedGrade grade = since / 20_000 % 9 == 8 ? FeedGrade.UNUSABLE : FeedGrade.GOOD;
    return new MarketGraded(timeMs, id, new FeedHealth(grade, FeedMode.WS, "scripted"));
  }

  private static Book book(int bidCents) {
    return new Book(
        Ladder.of(
            Map.of(
                Price.ofCents(bidCents), Quantity.ofContracts(40),
                Price.ofCents(40), Quantity.ofContracts(900))),
        Ladder.of(
            Map.of(
                Price.ofCents(98 - bidCents), Quantity.ofContracts(40),
                Price.ofCents(30), Quantity.ofContracts(900))));
  }

  private IndexTick index(long timeMs, long since) {
    // A triangle of 240 s: 300 dollars up, 300 down.
    long phase = since % 240_000;
    long dollarsE3 = phase < 120_000 ? phase * 300 / 120 : (240_000 - phase) * 300 / 120;
    long price = 76_500_000_000L + dollarsE3 * 1000;
    IndexTick next = new IndexTick(timeMs, OptionalLong.of(price), IndexStatus.OK, 0, List.of());
    tick = Optional.of(next);
    return next;
  }

  private KeyFrame frame(long timeMs) {
    List<MarketState> states =
        board.all().stream()
            .filter(market -> market.market().closeTimeMs() > timeMs)
            .map(
                m ->
                    new MarketState(m.market(), m.book(), m.volume(), m.openInterest(), m.health()))
            .toList();
    return new KeyFrame(timeMs, states, tick, List.of());
  }

  private void add(TapeEvent event) {
    board.accept(event);
    events.add(event);
  }
}
