// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.tapes;

import io.flashpaper.engine.market.LiveMarket;
import io.flashpaper.engine.market.MarketBoard;
import io.flashpaper.model.Book;
import io.flashpaper.model.Market;
import io.flashpaper.model.MarketFees;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.MarketStatus;
import io.flashpaper.model.Price;
import io.flashpaper.model.PriceBand;
import io.flashpaper.model.Quantity;
import io.flashpaper.model.Side;
import io.flashpaper.model.StrikeRule;
import io.flashpaper.model.event.FeedGrade;
import io.flashpaper.model.event.FeedHealth;
import io.flashpaper.model.event.FeedMode;
import io.flashpaper.model.event.MarketState;
import io.flashpaper.model.event.TapeEvent;
import io.flashpaper.model.event.TapeEvent.BookDelta;
import io.flashpaper.model.event.TapeEvent.BookInvalidated;
import io.flashpaper.model.event.TapeEvent.BookSnapshot;
import io.flashpaper.model.event.TapeEvent.FeedModeChanged;
import io.flashpaper.model.event.TapeEvent.Heartbeat;
import io.flashpaper.model.event.TapeEvent.KeyFrame;
import io.flashpaper.model.event.TapeEvent.MarketGraded;
import io.flashpaper.model.event.TapeEvent.MarketSettled;
import io.flashpaper.model.event.TapeEvent.MarketStats;
import io.flashpaper.model.event.TapeEvent.MarketUpdated;
import io.flashpaper.model.event.TapeEvent.PublicTrade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A tape by chance from a seed, as lively as a bad day: quarter-hour and hourly markets whose books
 * follow the index late, crash and break; feeds that stumble, fall silent and come back; results
 * that are late, odd, or corrected.
 */
final class RandomTape {
  private static final long QUARTER_MS = 900_000;
  private static final long HOUR_MS = 3_600_000;
  private static final long DAY_MS = 86_400_000;
  private static final long FIRST_DAY = 20_718;
  private static final List<PriceBand> FINE_AT_THE_EDGES =
      List.of(
          new PriceBand(Price.ZERO, Price.of("0.1"), Price.of("0.001")),
          new PriceBand(Price.of("0.1"), Price.of("0.9"), Price.of("0.01")),
          new PriceBand(Price.of("0.9"), Price.ONE, Price.of("0.001")));

  private final SplittableRandom random;
  private final List<TapeEvent> events = new ArrayList<>();
  private final MarketBoard board = new MarketBoard();
  private final RandomIndex index;
  private final TreeMap<MarketId, MarketCourse> courses = new TreeMap<>();
  private final List<PriceBand> bands;
  private final Optional<MarketFees> fees;
  private final long endMs;
  private FeedModeChanged kalshi;
  private long modeUntilMs = Long.MAX_VALUE;
  private long timeMs;
  private long nextFrameMs;
  private long nextTickMs;

  private RandomTape(SplittableRandom random) {
    this.random = random;
    this.index = new RandomIndex(random.split());
    this.bands = random.nextBoolean() ? List.of() : FINE_AT_THE_EDGES;
    this.fees = random.nextInt(3) == 0 ? Optional.empty() : Optional.of(MarketFees.QUADRATIC);
    // One in three crosses midnight, where a checkpoint is stored.
    long hour = random.nextInt(3) == 0 ? 23 : random.nextLong(23);
    this.timeMs = FIRST_DAY * DAY_MS + hour * HOUR_MS + random.nextLong(38, 54) * 60_000;
    this.endMs = timeMs + random.nextLong(12, 26) * 60_000;
    this.nextFrameMs = timeMs;
    this.kalshi = new FeedModeChanged(timeMs, "kalshi", FeedMode.WS, "connected");
    while (timeMs < endMs) {
      next();
      timeMs += random.nextInt(20) == 0 ? 0 : random.nextLong(40, 900);
    }
    // What is not worth a transaction by itself is stored with what comes a minute later.
    add(new Heartbeat(timeMs + 60_000));
  }

  /** The events of a seed, without offsets. */
  static List<TapeEvent> of(long seed) {
    return List.copyOf(new RandomTape(new SplittableRandom(seed)).events);
  }

  private void next() {
    if (timeMs >= nextFrameMs) {
      frame();
      nextFrameMs = timeMs + 30_000;
    }
    if (timeMs >= nextTickMs) {
      add(index.tick(timeMs));
      nextTickMs = timeMs + random.nextLong(300, 1_200);
    }
    list();
    courses.values().forEach(course -> course.due(timeMs, index.priceMicros()).forEach(this::add));
    feed();
    somethingHappens();
  }

  private void add(TapeEvent event) {
    board.accept(event);
    events.add(event);
  }

  private void frame() {
    List<MarketState> states =
        board.all().stream()
            .filter(market -> market.settlement().isEmpty())
            .map(
                m ->
                    new MarketState(m.market(), m.book(), m.volume(), m.openInterest(), m.health()))
            .toList();
    add(new KeyFrame(timeMs, states, index.latest(), List.of(kalshi)));
  }

  /** A market a quarter of an hour, and three strikes an hour. */
  private void list() {
    long quarter = timeMs - timeMs % QUARTER_MS;
    list("KXBTC15M", quarter, quarter, quarter + QUARTER_MS, 0);
    long hour = timeMs - timeMs % HOUR_MS;
    for (int rung = -1; rung <= 1; rung++) {
      list("KXBTCD", hour, hour - HOUR_MS, hour + HOUR_MS, rung);
    }
  }

  private void list(String series, long number, long openMs, long closeMs, int rung) {
    MarketId id = new MarketId("%s-%d%s".formatted(series, number / 60_000, "-T" + (rung + 1)));
    if (courses.containsKey(id)) {
      return;
    }
    Market market =
        new Market(
            id,
            series,
            MarketStatus.OPEN,
            rung == 0 ? StrikeRule.GREATER_OR_EQUAL : StrikeRule.GREATER,
            OptionalLong.of(index.priceMicros() + rung * 120_000_000L),
            openMs,
            closeMs,
            bands,
            fees);
    courses.put(id, new MarketCourse(market, random.split()));
    add(new MarketUpdated(timeMs, market));
    add(new MarketGraded(timeMs, id, health(FeedGrade.GOOD)));
    add(new MarketStats(timeMs, id, Quantity.ofContracts(random.nextInt(400)), Quantity.ZERO));
  }

  private FeedHealth health(FeedGrade grade) {
    return new FeedHealth(grade, kalshi.mode(), "chance");
  }

  /** The venue's stream is lost and polled instead, for a while; or nothing comes at all. */
  private void feed() {
    if (timeMs >= modeUntilMs) {
      mode(FeedMode.WS, "back again", Long.MAX_VALUE);
      live().forEach(market -> grade(market, FeedGrade.GOOD));
    } else if (kalshi.mode() == FeedMode.WS && random.nextInt(2_000) == 0) {
      mode(FeedMode.REST, "stream lost", timeMs + random.nextLong(10_000, 60_000));
      live().forEach(market -> grade(market, FeedGrade.FAIR));
    } else if (random.nextInt(3_000) == 0) {
      mode(FeedMode.DOWN, "unreachable", timeMs + random.nextLong(100, 10_000));
      live().forEach(m -> add(new BookInvalidated(timeMs, m.market().id(), "unreachable")));
      timeMs += random.nextLong(4_000, 100_000);
    }
  }

  private void mode(FeedMode mode, String reason, long untilMs) {
    kalshi = new FeedModeChanged(timeMs, "kalshi", mode, reason);
    modeUntilMs = untilMs;
    add(kalshi);
  }

  private void grade(LiveMarket market, FeedGrade grade) {
    add(new MarketGraded(timeMs, market.market().id(), health(grade)));
  }

  private List<LiveMarket> live() {
    return board.all().stream()
        .filter(market -> market.settlement().isEmpty())
        .filter(market -> market.market().closeTimeMs() > timeMs)
        .toList();
  }

  private void somethingHappens() {
    List<LiveMarket> live = live();
    if (kalshi.mode() == FeedMode.DOWN || live.isEmpty()) {
      add(new Heartbeat(timeMs));
      return;
    }
    LiveMarket market = live.get(random.nextInt(live.size()));
    MarketId id = market.market().id();
    switch (random.nextInt(100)) {
      case 0 -> add(new Heartbeat(timeMs));
      case 1 -> add(index.official(timeMs));
      case 2 -> perhaps(6, new BookInvalidated(timeMs, id, "sequence gap"));
      case 3 -> perhaps(2, index.exchange(timeMs));
      case 4, 5 -> add(new MarketStats(timeMs, id, volume(market), Quantity.ofContracts(30)));
      case 6 ->
          perhaps(3, new MarketGraded(timeMs, id, health(FeedGrade.values()[random.nextInt(4)])));
      case 7 -> perhaps(4, new MarketUpdated(timeMs, market.market().withStatus(flip(market))));
      case 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 -> trade(market);
      default -> move(market);
    }
  }

  private void perhaps(int oneIn, TapeEvent event) {
    add(random.nextInt(oneIn) == 0 ? event : new Heartbeat(timeMs));
  }

  private Quantity volume(LiveMarket market) {
    return new Quantity(market.volume().hundredths() + random.nextLong(10_000));
  }

  private MarketStatus flip(LiveMarket market) {
    return market.market().status() == MarketStatus.OPEN ? MarketStatus.PAUSED : MarketStatus.OPEN;
  }

  /** Somebody sells to the best bid of either side, at times told late. */
  private void trade(LiveMarket market) {
    Side taker = random.nextBoolean() ? Side.YES : Side.NO;
    Optional<Price> bid = market.book().flatMap(book -> book.bestBid(taker.opposite()));
    if (bid.isEmpty()) {
      move(market);
      return;
    }
    add(
        new PublicTrade(
            timeMs,
            market.market().id(),
            "trade-" + events.size(),
            taker,
            taker == Side.NO ? bid.get() : bid.get().complement(),
            new Quantity(random.nextLong(1, 9_000)),
            timeMs - (random.nextInt(5) == 0 ? 2_000 : 0),
            random.nextInt(30) == 0));
  }

  /** Told as a snapshot where nothing else is possible, mostly as changes otherwise. */
  private void move(LiveMarket market) {
    MarketId id = market.market().id();
    Book next = course(id).moved(timeMs, index.priceMicros());
    if (market.book().isEmpty() || kalshi.mode() == FeedMode.REST || random.nextInt(8) == 0) {
      add(new BookSnapshot(timeMs, id, next, kalshi.mode()));
      return;
    }
    List<BookDelta> deltas = BookSteps.between(market.book().get(), next, timeMs, id);
    deltas.forEach(this::add);
  }

  private MarketCourse course(MarketId id) {
    return Optional.ofNullable(courses.get(id)).orElseThrow();
  }

  /** How many results of a tape were said twice, and differently. */
  static long corrections(List<TapeEvent> events) {
    List<MarketId> settled =
        events.stream()
            .filter(MarketSettled.class::isInstance)
            .map(event -> ((MarketSettled) event).market())
            .toList();
    return settled.size() - settled.stream().distinct().count();
  }
}
