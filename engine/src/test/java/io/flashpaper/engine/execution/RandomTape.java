// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.engine.execution;

import static io.flashpaper.engine.execution.Scenario.T0;

import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.model.Book;
import io.flashpaper.model.Ladder;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Settlement;
import io.flashpaper.model.Side;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.IndexStatus;
import io.flashpaper.model.event.MarketState;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookDelta;
import io.flashpaper.model.event.TapeEvent.BookInvalidated;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.Heartbeat;
import io.flashpaper.model.event.TapeEvent.IndexTick;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.event.TapeEvent.MarketGraded;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.event.TapeEvent.PublicTrade;
import io.flashpaper.model.event.TapeRecord;
import io.flashpaper.model.signal.Desire;
import io.flashpaper.model.signal.Reason;
import io.flashpaper.model.signal.SignalMessage;
import io.flashpaper.model.signal.SignalMessage.Progress;
import io.flashpaper.model.signal.SignalMessage.Refused;
import io.flashpaper.model.signal.SignalMessage.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A tape by chance from a seed: markets of three minutes that open, trade and settle, some of them
 * late, some again and otherwise; books that move, break and come back, trades, an index, key
 * frames, and strategies that want this and that.
 */
final class RandomTape {
  private static final long MARKET_MS = 180_000;
  private static final long LATE_MS = 950_000;
  private static final List<String> ACCOUNTS = List.of("first", "second", "unknown");

  final List<TapeRecord> records = new ArrayList<>();
  final List<SignalMessage> signals = new ArrayList<>();
  private final SplittableRandom random;
  private final MarketBoard board = new MarketBoard();
  private Optional<IndexTick> index = Optional.empty();
  private long timeMs = T0;
  private long lastFrameMs = T0;
  private long lastTickMs = T0;
  private long indexMicros = 76_500_000_000L;
  private long opened = -1;

  RandomTape(long seed, long lengthMs) {
    this.random = new SplittableRandom(seed);
    frame();
    while (timeMs < T0 + lengthMs) {
      timeMs += random.nextLong(10, 400);
      if (timeMs / 1000 != lastTickMs / 1000) {
        tick();
      }
      next();
    }
  }

  private static MarketId id(long number) {
    return new MarketId("KXBTC15M-TEST-" + number);
  }

  private void next() {
    long number = (timeMs - T0) / MARKET_MS;
    if (number > opened) {
      if (opened >= 0) {
        board.find(id(opened)).ifPresent(this::close);
      }
      opened = number;
      add(
          new MarketUpdated(
              timeMs, Scenario.market(id(number), T0 + number * MARKET_MS, MARKET_MS)));
      add(new BookSnapshot(timeMs, id(number), book(), FeedMode.WS));
    }
    if (timeMs - lastFrameMs >= 30_000) {
      frame();
    }
    switch (random.nextInt(20)) {
      case 0, 1 -> add(new BookSnapshot(timeMs, id(number), book(), FeedMode.WS));
      case 2, 3, 4, 5 -> delta(number);
      case 6 -> maybeBreak(number);
      case 7 -> settle(number - 1 - (random.nextInt(4) == 0 ? random.nextInt(8) : 0));
      case 8, 9, 10, 11 -> tick();
      case 12 -> grade(number);
      case 13 -> correct(number - 1 - random.nextInt(3));
      case 14, 15, 16 -> trade(number);
      default -> add(new Heartbeat(timeMs));
    }
  }

  /** Somebody sells to a bid of either side, at its best or below; at times told late. */
  private void trade(long number) {
    Side taker = random.nextBoolean() ? Side.YES : Side.NO;
    Optional<Price> bid =
        board.find(id(number)).flatMap(LiveMarket::book).flatMap(b -> b.bestBid(taker.opposite()));
    if (bid.isEmpty()) {
      add(new Heartbeat(timeMs));
      return;
    }
    long below = random.nextInt(3) == 0 ? random.nextLong(1, 6) * 10_000 : 0;
    Price price = new Price(Math.max(10_000, bid.get().micros() - below));
    add(
        new PublicTrade(
            timeMs,
            id(number),
            "trade-" + records.size(),
            taker,
            taker == Side.NO ? price : price.complement(),
            new Quantity(random.nextLong(1, 2_500)),
            timeMs - (random.nextInt(5) == 0 ? 2_000 : 0),
            random.nextInt(20) == 0));
  }

  private void close(LiveMarket market) {
    add(new MarketUpdated(timeMs, market.market().withStatus(MarketStatus.CLOSED)));
  }

  private void maybeBreak(long number) {
    add(
        random.nextInt(3) == 0
            ? new BookInvalidated(timeMs, id(number), "chance")
            : new Heartbeat(timeMs));
  }

  private void grade(long number) {
    FeedGrade grade = FeedGrade.values()[random.nextInt(FeedGrade.values().length)];
    add(new MarketGraded(timeMs, id(number), new FeedHealth(grade, FeedMode.WS, "chance")));
  }

  private void settle(long number) {
    boolean late = number % 4 == 1 && timeMs - T0 < (number + 1) * MARKET_MS + LATE_MS;
    boolean due =
        number >= 0
            && !late
            && board.find(id(number)).filter(m -> m.settlement().isEmpty()).isPresent();
    add(due ? new MarketSettled(timeMs, id(number), result(random)) : new Heartbeat(timeMs));
  }

  /** The venue says something again, and mostly something else. */
  private void correct(long number) {
    boolean settled =
        number >= 0 && board.find(id(number)).flatMap(LiveMarket::settlement).isPresent();
    add(
        settled && random.nextInt(10) == 0
            ? new MarketSettled(timeMs, id(number), result(random))
            : new Heartbeat(timeMs));
  }

  static Settlement result(SplittableRandom random) {
    return switch (random.nextInt(6)) {
      case 0, 1 ->
          new Settlement(Settlement.Result.YES, Price.ONE, OptionalLong.of(76_500_010_000L));
      case 2, 3 -> new Settlement(Settlement.Result.NO, Price.ZERO, OptionalLong.empty());
      case 4 -> new Settlement(Settlement.Result.SCALAR, Price.of("0.3333"), OptionalLong.empty());
      default -> new Settlement(Settlement.Result.SCALAR, Price.of("0.66667"), OptionalLong.of(1));
    };
  }

  private Book book() {
    int yes = random.nextInt(5, 90);
    int no = 100 - yes - random.nextInt(1, 5);
    return new Book(ladder(yes), ladder(no));
  }

  private Ladder ladder(int best) {
    Map<Price, Quantity> levels = new TreeMap<>();
    for (int cents = best; cents > Math.max(0, best - 5); cents--) {
      levels.put(Price.ofCents(cents), new Quantity(random.nextLong(1, 1500)));
    }
    return Ladder.of(levels);
  }

  private void delta(long number) {
    Optional<Book> book = board.find(id(number)).flatMap(LiveMarket::book);
    Side side = random.nextBoolean() ? Side.YES : Side.NO;
    if (book.isEmpty() || book.get().bids(side).isEmpty()) {
      add(new BookSnapshot(timeMs, id(number), book(), FeedMode.WS));
      return;
    }
    Ladder ladder = book.get().bids(side);
    int rank = random.nextInt(ladder.depth());
    long change = random.nextBoolean() ? 700 : -ladder.quantity(rank).hundredths();
    add(new BookDelta(timeMs, id(number), side, ladder.price(rank), change));
  }

  private void tick() {
    lastTickMs = timeMs;
    indexMicros += random.nextLong(-30_000_000, 30_000_001);
    IndexTick tick =
        new IndexTick(
            timeMs,
            OptionalLong.of(indexMicros),
            IndexStatus.OK,
            10,
            OptionalLong.of(600_000),
            List.of());
    index = Optional.of(tick);
    add(tick);
  }

  private void frame() {
    lastFrameMs = timeMs;
    List<MarketState> live =
        board.all().stream()
            .filter(m -> m.settlement().isEmpty())
            .map(
                m ->
                    new MarketState(m.market(), m.book(), m.volume(), m.openInterest(), m.health()))
            .toList();
    add(new KeyFrame(timeMs, live, index, List.of()));
  }

  private void add(TapeEvent event) {
    long offset = records.size();
    board.accept(event);
    records.add(new TapeRecord(offset, event));
    if (random.nextInt(12) == 0 && opened >= 0) {
      String account = ACCOUNTS.get(random.nextInt(random.nextInt(10) == 0 ? 3 : 2));
      String instance = account + "-" + random.nextInt(2);
      int priority = random.nextInt(2);
      Desire desire = desire();
      signals.add(
          new Signal(
              instance + ":" + offset,
              offset,
              event.timeMs(),
              instance,
              "chance",
              "1",
              account,
              priority,
              id(opened),
              desire));
      if (desire instanceof Desire.Want want && offset % 3 == 0) {
        signals.add(
            new Refused(offset, event.timeMs(), instance, account, id(opened), "SPREAD", want));
      }
    }
    if (random.nextInt(4) == 0) {
      signals.add(new Progress(offset, event.timeMs(), 0));
    }
  }

  private Desire desire() {
    Reason reason = Reason.of("CHANCE", new Reason.Fact("n", random.nextInt(100)));
    return switch (random.nextInt(8)) {
      case 0 -> new Desire.Flat(reason);
      case 1 -> new Desire.Indifferent(reason);
      default -> want(random.nextBoolean() ? Side.YES : Side.NO, reason);
    };
  }

  /** At any price, or at what is asked or a little more. */
  private Desire want(Side side, Reason reason) {
    int cents = random.nextInt(2, 99);
    Price limit =
        board
            .find(id(opened))
            .flatMap(LiveMarket::book)
            .flatMap(book -> book.bestAsk(side))
            .filter(_ -> cents % 2 == 0)
            .map(ask -> new Price(Math.min(980_000, ask.micros() + cents % 5 * 10_000)))
            .orElse(Price.ofCents(cents));
    long untilMs = timeMs + random.nextLong(1_000, 100_000);
    return new Desire.Want(side, limit, untilMs, OptionalLong.empty(), reason);
  }
}
