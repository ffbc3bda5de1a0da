// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.signal;

import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.Side;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.MarketState;
import io.flashpaper.model.event.TapeEvent;
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
import io.flashpaper.model.event.TapeEvent.PublicTrade;
import io.flashpaper.model.event.TapeRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/** A lively tape from a seed: markets come and go, books jump and get lost, feeds stumble. */
public final class SyntheticTape {
  private static final long START_MS = 1_790_000_100_000L;
  private static final long QUARTER_MS = 900_000;

  private final SplittableRandom random;
  private final MarketBoard board = new MarketBoard();
  private final List<TapeRecord> records = new ArrayList<>();
  private Optional<IndexTick> tick = Optional.empty();
  private final long startMs;
  private long timeMs;
  private long offset = 17;
  private long price = 76_500_000_000L;

  private SyntheticTape(long seed, long startMs) {
    this.startMs = startMs;
    this.timeMs = startMs;
    random = new SplittableRandom(seed);
  }

  /** A tape of so many minutes. */
  public static List<TapeRecord> of(long seed, int minutes) {
    return of(seed, minutes, START_MS);
  }

  /** A tape of so many minutes from a time on. */
  public static List<TapeRecord> of(long seed, int minutes, long startMs) {
    SyntheticTape tape = new SyntheticTape(seed, startMs);
    tape.write(minutes * 60_000L);
    return tape.records;
  }

  private void write(long lengthMs) {
    long nextFrame = timeMs;
    while (timeMs < startMs + lengthMs) {
      if (timeMs >= nextFrame) {
        add(frame());
        nextFrame += 30_000;
      }
      openAndSettle();
      add(somethingHappens());
      timeMs += random.nextInt(20) == 0 ? 0 : random.nextInt(1, 500);
    }
  }

  private void add(TapeEvent event) {
    board.accept(event);
    offset += random.nextInt(50) == 0 ? 3 : 1;
    records.add(new TapeRecord(offset, event));
  }

  private KeyFrame frame() {
    List<MarketState> states =
        board.all().stream()
            .filter(market -> market.settlement().isEmpty())
            .map(
                m ->
                    new MarketState(m.market(), m.book(), m.volume(), m.openInterest(), m.health()))
            .toList();
    return new KeyFrame(timeMs, states, tick, List.of());
  }

  private void openAndSettle() {
    long opening = timeMs - Math.floorMod(timeMs - startMs, QUARTER_MS);
    list("KXBTC15M-" + (opening - startMs) / 60_000, "KXBTC15M", opening, opening + QUARTER_MS);
    long hour = startMs + (timeMs - startMs) / 3_600_000 * 3_600_000;
    list("KXBTCD-" + (hour - startMs) / 60_000, "KXBTCD", hour - 7_200_000, hour + 3_600_000);
    for (LiveMarket market : List.copyOf(board.all())) {
      if (market.settlement().isEmpty() && market.market().closeTimeMs() + 4000 < timeMs) {
        Settlement yes = new Settlement(Settlement.Result.YES, Price.ONE, OptionalLong.empty());
        add(new MarketSettled(timeMs, market.market().id(), yes));
      }
    }
  }

  private void list(String ticker, String series, long openMs, long closeMs) {
    MarketId id = new MarketId(ticker);
    if (board.find(id).isEmpty()) {
      add(
          new MarketUpdated(
              timeMs,
              new Market(
                  id,
                  series,
                  MarketStatus.OPEN,
                  StrikeRule.GREATER_OR_EQUAL,
                  OptionalLong.of(price),
                  openMs,
                  closeMs,
                  List.of())));
      add(new BookSnapshot(timeMs, id, book(50, 2), FeedMode.WS));
    }
  }

  private static Book book(int bid, int spread) {
    return new Book(
        Ladder.of(Map.of(Price.ofCents(bid), Quantity.ofContracts(40))),
        Ladder.of(Map.of(Price.ofCents(100 - bid - spread), Quantity.ofContracts(40))));
  }

  private TapeEvent somethingHappens() {
    List<LiveMarket> live =
        board.all().stream().filter(market -> market.settlement().isEmpty()).toList();
    LiveMarket market = live.get(random.nextInt(live.size()));
    MarketId id = market.market().id();
    return switch (random.nextInt(40)) {
      case 0 -> new Heartbeat(timeMs);
      case 1 -> new BookInvalidated(timeMs, id, "sequence gap");
      case 2 -> new FeedModeChanged(timeMs, "kraken", FeedMode.WS, "back again");
      case 3 ->
          new MarketStats(timeMs, id, Quantity.ofContracts(random.nextInt(30, 90)), Quantity.ZERO);
      case 4 ->
          new PublicTrade(
              timeMs, id, "t" + offset, Side.YES, Price.ofCents(50), Quantity.ZERO, timeMs, false);
      case 5 -> new MarketUpdated(timeMs, market.market().withStatus(flip(market)));
      case 6 -> new MarketGraded(timeMs, id, new FeedHealth(grade(), FeedMode.WS, "chance"));
      case 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 -> indexTick();
      default -> new BookSnapshot(timeMs, id, moved(market), FeedMode.WS);
    };
  }

  private FeedGrade grade() {
    return FeedGrade.values()[random.nextInt(FeedGrade.values().length)];
  }

  private MarketStatus flip(LiveMarket market) {
    return market.market().status() == MarketStatus.OPEN && random.nextInt(4) == 0
        ? MarketStatus.PAUSED
        : MarketStatus.OPEN;
  }

  private Book moved(LiveMarket market) {
    int bid = (int) (market.k().map(Price::micros).orElse(500_000L) / 10_000);
    int jump = random.nextInt(60) == 0 ? random.nextInt(-20, 21) : random.nextInt(-1, 2);
    return book(Math.clamp(bid + jump, 5, 90), random.nextInt(1, 8));
  }

  private IndexTick indexTick() {
    price += random.nextInt(-12, 13) * 1_000_000L;
    boolean lost = random.nextInt(60) == 0;
    IndexTick next =
        new IndexTick(
            timeMs,
            lost ? OptionalLong.empty() : OptionalLong.of(price),
            lost ? IndexStatus.NONE : IndexStatus.OK,
            0,
            random.nextInt(30) == 0
                ? OptionalLong.empty()
                : OptionalLong.of(random.nextLong(150_000, 2_500_000)),
            List.of());
    tick = Optional.of(next);
    return next;
  }
}
